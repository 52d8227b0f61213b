import { openPage } from "./browser.mjs";
import { longestOwn } from "./own-time.mjs";

/**
 * A race from its start, with the engine being loaded, to its answer: seconds, and milliseconds of the longest task of
 * the page and of its slowest answer to a click. A tracer has much to write down while workers train, and takes the
 * processor for it: a user has none, so what counts by the clock is measured without, and own time in a race of its own.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {{ workspace: unknown }} options
 * @import { openBrowser } from "./browser.mjs"
 */
export async function racing(opened, { workspace }) {
  const { longest, slowestAnswer, clicks, seconds } = await watched(opened, workspace);
  return { longest, slowestAnswer, clicks, seconds, longestOfItsOwn: await traced(opened, workspace) };
}

/** A race may take so long on a machine that has much else to do. */
const patience = 600_000;

/**
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {unknown} workspace
 */
async function watched(opened, workspace) {
  const { page, start } = await ready(opened, workspace);
  await page.evaluate(() => {
    /** @type {number[]} */
    const tasks = [];
    /** @type {number[]} */
    const answers = [];
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: "longtask" });
    // From the click to the frame that shows what came of it; the browser tells nothing below 16 ms.
    new PerformanceObserver((list) =>
      answers.push(
        ...list
          .getEntries()
          .filter(({ name }) => name === "click")
          .map(({ duration }) => duration),
      ),
    ).observe(/** @type {PerformanceObserverInit} */ ({ type: "event", durationThreshold: 16 }));
    Object.assign(globalThis, { seen: { tasks, answers } });
  });
  const begun = performance.now();
  await start.click();
  let clicks = 0;
  const answer = page.locator(".race-outcome");
  // What it switches is of the next race.
  const box = page.getByRole("checkbox", { name: /^Constant/ });
  while ((await answer.count()) === 0) {
    if (performance.now() - begun > patience) throw new Error("the race did not end");
    await box.click();
    clicks++;
    await page.waitForTimeout(500);
  }
  const seconds = (performance.now() - begun) / 1000;
  const { tasks, answers } = await page.evaluate(
    () =>
      /** @type {{ seen: { tasks: number[], answers: number[] } }} */ (/** @type {unknown} */ (globalThis))
        .seen,
  );
  await page.context().close();
  return { longest: Math.max(0, ...tasks), slowestAnswer: Math.max(0, ...answers), clicks, seconds };
}

/**
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {unknown} workspace
 */
async function traced(opened, workspace) {
  const { page, start } = await ready(opened, workspace);
  const own = await longestOwn(page);
  await start.click();
  await page.waitForSelector(".race-outcome", { timeout: patience });
  const longest = await own();
  await page.context().close();
  return longest;
}

/**
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {unknown} workspace
 */
async function ready(opened, workspace) {
  const page = await openPage(opened, { workspace, hash: "#/race" });
  const start = page.getByRole("button", { name: "Start", exact: true });
  await start.waitFor();
  // The page has come to rest.
  await page.waitForTimeout(500);
  return { page, start };
}

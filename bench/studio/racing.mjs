import { openPage } from "./browser.mjs";
import { longestOwn } from "./own-time.mjs";

/**
 * The longest task of the page, in milliseconds, while a race runs: from its start, with the engine being loaded, for so
 * many seconds.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {{ workspace: unknown, seconds: number }} options
 * @import { openBrowser } from "./browser.mjs"
 */
export async function racing(opened, { workspace, seconds }) {
  const page = await openPage(opened, { workspace, hash: "#/race" });
  const start = page.getByRole("button", { name: "Start", exact: true });
  await start.waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    /** @type {number[]} */
    const long = [];
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
    Object.assign(globalThis, { long });
  });
  const own = await longestOwn(page);
  await start.click();
  await page.waitForSelector("main canvas");
  await page.waitForTimeout(seconds * 1000);
  const { long, isLive } = await page.evaluate(() => ({
    long: /** @type {{ long: number[] }} */ (/** @type {unknown} */ (globalThis)).long,
    isLive: document.querySelector("main canvas") !== null,
  }));
  const longestOfItsOwn = await own();
  await page.context().close();
  if (!isLive) throw new Error("the race showed nothing");
  return { longest: Math.max(0, ...long), longestOfItsOwn };
}

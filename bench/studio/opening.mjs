import { openPage } from "./browser.mjs";
import { median } from "./median.mjs";

/**
 * Milliseconds from asking for the page until something is drawn, and until it answers: the view is there and no task of
 * more than 50 ms follows in the next half second. Medians, each time in a fresh profile.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {{ workspace: unknown, slower: number, runs: number }} options
 * @import { openBrowser } from "./browser.mjs"
 */
export async function opening(opened, { workspace, slower, runs }) {
  /** @type {{ paint: number, interactive: number }[]} */
  const all = [];
  for (let i = 0; i < runs; i++) {
    const page = await openPage(opened, { workspace, slower });
    await page.waitForSelector("main canvas");
    all.push(await page.evaluate(times));
    await page.context().close();
  }
  return {
    paint: median(all.map(({ paint }) => paint)),
    interactive: median(all.map(({ interactive }) => interactive)),
  };
}

async function times() {
  const there = performance.now();
  /** @type {PerformanceEntry[]} */
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ type: "longtask", buffered: true });
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.disconnect();
  const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const ends = long.map(({ startTime, duration }) => startTime + duration);
  // The browser that drives the page sees it a little after it is there: the last long task of its own script is exact.
  return { paint, interactive: Math.max(paint, ...ends, ends.length === 0 ? there : 0) };
}

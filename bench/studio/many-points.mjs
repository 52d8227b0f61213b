import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.mjs";
import { ownTime } from "./own-time.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** An address that no request reaches: the test gives the answers. */
const host = "http://chart.invalid/";
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/**
 * The chart alone, with twenty curves of 10,000 points each, all of which it is given: milliseconds from an edit of one of
 * them to the frame that shows it, and what the main thread itself computes for each.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {number} count
 * @import { openBrowser } from "./browser.mjs"
 */
export async function manyPoints({ browser }, count) {
  execFileSync("npm", ["run", "-s", "build:chart-page", "--workspace", "apps/studio"], { cwd: root });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.route(`${host}**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === "/" ? "/index.html" : path;
    const contentType = types[/** @type {keyof typeof types} */ (extname(file))] ?? "text/plain";
    return route.fulfill({ body: readFileSync(`${root}/apps/studio/dist/chart-page${file}`), contentType });
  });
  await page.goto(`${host}#many`);
  await page.waitForSelector(".chart-canvas canvas");
  const own = await ownTime(page);
  const times = await page.evaluate(clicks, count);
  const perEdit = (await own()) / count;
  await context.close();
  return { redraw: median(times), perEdit };
}

/** @param {number} count */
async function clicks(count) {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("#edit"));
  const channel = new MessageChannel();
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < count; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    button.click();
    // A message that is sent in a frame arrives once the frame is on its way to the screen.
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
    took.push(performance.now() - begun);
  }
  return took;
}

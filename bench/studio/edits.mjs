import { warmupStableDecay } from "anneal";
import { openPage } from "./browser.mjs";
import { median, quantile } from "./median.mjs";
import { ownTime } from "./own-time.mjs";

/** Twenty schedules over 10,000 steps, each another. */
const twentyLayers = () => ({
  version: 1,
  name: "twenty layers",
  horizon: { steps: 10_000 },
  layers: Array.from({ length: 20 }, (_, i) => ({
    id: `l${i + 1}`,
    name: `WSD ${i + 1}`,
    spec: warmupStableDecay({ peak: 1e-3 * (1 - i / 40), warmup: 200 + 40 * i, cooldown: 1000 + 300 * i }),
    hue: i + 1,
  })),
  selected: "l1",
});

/**
 * Milliseconds from a key on a handle to the frame that shows what it changed, and between frames while it is dragged.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @import { openBrowser } from "./browser.mjs"
 */
export async function edits(opened) {
  const page = await openPage(opened, { workspace: twentyLayers() });
  const handle = page.locator("main .chart-handle[role=slider]").first();
  await handle.waitFor();
  await handle.focus();
  const own = await ownTime(page);
  const redraws = await page.evaluate(keyEdits, 40);
  const perEdit = (await own()) / redraws.length;
  const box = await handle.boundingBox();
  if (box === null) throw new Error("a handle without a place");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(startFrames);
  for (let i = 1; i <= 90; i++) await page.mouse.move(x + i, y);
  const frames = await page.evaluate(endFrames);
  await page.mouse.up();
  await page.context().close();
  return { redraw: median(redraws), perEdit, drag: median(frames), dragSlow: quantile(frames, 0.95) };
}

/** @param {number} count */
async function keyEdits(count) {
  const handle = /** @type {HTMLElement} */ (document.activeElement);
  const channel = new MessageChannel();
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < count; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    handle.dispatchEvent(
      new KeyboardEvent("keydown", { key: i % 2 === 0 ? "ArrowRight" : "ArrowLeft", bubbles: true }),
    );
    // A message that is sent in a frame arrives once the frame is on its way to the screen.
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
    took.push(performance.now() - begun);
  }
  return took;
}

function startFrames() {
  /** @type {number[]} */
  const times = [];
  const next = (/** @type {number} */ now) => {
    times.push(now);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  Object.assign(globalThis, { frameTimes: times });
}

function endFrames() {
  const { frameTimes } = /** @type {{ frameTimes: number[] }} */ (/** @type {unknown} */ (globalThis));
  return frameTimes.slice(1).map((time, i) => time - frameTimes[i]);
}

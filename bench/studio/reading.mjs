import { openPage } from "./browser.mjs";
import { longestOwn } from "./own-time.mjs";

/**
 * The longest task of the page, in milliseconds, while a log of so many rows is read, examined, fitted and drawn.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {number} count
 * @import { openBrowser } from "./browser.mjs"
 */
export async function reading(opened, count) {
  const page = await openPage(opened, { hash: "#/logs" });
  await page.waitForSelector(".drop-zone");
  await page.evaluate(makeLog, count);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    /** @type {number[]} */
    const long = [];
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: "longtask" });
    Object.assign(globalThis, { long });
  });
  const own = await longestOwn(page);
  await page.evaluate(() => {
    const { transfer } = /** @type {{ transfer: DataTransfer }} */ (/** @type {unknown} */ (globalThis));
    document
      .querySelector(".drop-zone")
      ?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.getByText(/should end at|Staying constant/).waitFor({ timeout: 120_000 });
  await page.waitForTimeout(500);
  const long = await page.evaluate(
    () => /** @type {{ long: number[] }} */ (/** @type {unknown} */ (globalThis)).long,
  );
  const longestOfItsOwn = await own();
  await page.context().close();
  return { longest: Math.max(0, ...long), longestOfItsOwn };
}

/** @param {number} count */
function makeLog(count) {
  const rows = ["step,lr,loss"];
  for (let i = 0; i < count; i++)
    rows.push(`${i},${1e-3 * Math.min(1, i / 2000)},${2 + 5 * (i + 9) ** -0.3}`);
  const transfer = new DataTransfer();
  transfer.items.add(new File([rows.join("\n")], "long.csv"));
  Object.assign(globalThis, { transfer });
}

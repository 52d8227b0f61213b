import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio, singleFile } from "./browser.ts";
import { drop } from "./dropped.ts";
import { everyView, fill, fourSchedules, goTo } from "./filled.ts";

describe.skipIf(noBrowser !== undefined)("the page of one file, opened from a disk", () => {
  let browser: Browser;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    browser = await launch();
    // Alone in a folder of its own: it can have nothing beside it.
    folder = mkdtempSync(join(tmpdir(), "anneal studio "));
    copyFileSync(singleFile, join(folder, "anneal-studio.html"));
    url = pathToFileURL(join(folder, "anneal-studio.html")).href;
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test.each(everyView)("opens on %s without a complaint, and asks for nothing", async (view) => {
    const { page, context, complaints } = await openStudio(browser, url, { hash: `#/${view}` });
    await page.waitForSelector(`main[data-view=${view}] h1`, { state: "attached" });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("reads a log in a worker, which is the page's own script again", async () => {
    const { page, context, complaints } = await openStudio(browser, url, { hash: "#/logs" });
    const rows = Array.from({ length: 200 }, (_, i) => `${10 * i},0.001,${3 - i / 200}`);
    await drop(page, [{ name: "run.csv", text: ["step,lr,loss", ...rows].join("\n") }]);
    await page.getByRole("button", { name: /^run/ }).getByText("to step 1,990").waitFor();
    // One that reads, and one for the laws: nothing of it was done in the page.
    await page
      .getByRole("region", { name: "Fit" })
      .getByText(/^\d+ of 200$/)
      .waitFor();
    expect(page.workers()).toHaveLength(2);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("goes through all views with work in them, and keeps it over a reload", async () => {
    const { page, context, complaints } = await openStudio(browser, url, { kept: fourSchedules });
    for (const view of everyView) {
      await goTo(page, view);
      await fill(page, view);
    }
    await goTo(page, "design");
    await page.keyboard.press("Control+d");
    const names = page.locator(".layer-name");
    await expect.poll(() => names.count()).toBe(5);
    const before = await names.allInnerTexts();
    // Kept in the browser at once; in the address it is last of all.
    await page.waitForFunction(() => location.hash.includes("&w="));
    await page.reload();
    await page.waitForSelector("main canvas");
    expect(await names.allInnerTexts()).toEqual(before);
    expect(await page.locator(".notice").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

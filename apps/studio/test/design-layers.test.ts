import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import { noBrowser } from "./browser.ts";
import { designPages, field, handle, specIn } from "./design-pages.ts";

describe.skipIf(noBrowser !== undefined)("Layers and parts in Design", () => {
  const { onWsd, using } = designPages();

  test("layers are doubled, renamed, hidden, moved and taken out, and each can be undone", () =>
    onWsd(async ({ page }) => {
      const rows = page.locator(".layer .layer-name");
      await page.keyboard.press("Control+d");
      expect(await rows.allInnerTexts()).toEqual(["WSD, 1−√ cooldown", "WSD, 1−√ cooldown 2"]);
      await page.locator(".layer-main").nth(1).press("F2");
      await page.getByLabel("Name of the layer").fill("Shorter");
      await page.keyboard.press("Enter");
      await page.locator(".layer-main").nth(1).press("Alt+ArrowUp");
      expect(await rows.allInnerTexts()).toEqual(["Shorter", "WSD, 1−√ cooldown"]);
      await page.getByRole("button", { name: "Hide Shorter" }).click();
      expect(await page.locator(".data-table tbody tr").count()).toBe(1);
      await page.locator(".layer-main").nth(0).press("Delete");
      expect(await rows.allInnerTexts()).toEqual(["WSD, 1−√ cooldown"]);
      for (let k = 0; k < 5; k++) await page.getByRole("button", { name: "Undo" }).click();
      expect(await rows.allInnerTexts()).toEqual(["WSD, 1−√ cooldown"]);
      for (let k = 0; k < 3; k++) await page.getByRole("button", { name: "Redo" }).click();
      expect(await rows.allInnerTexts()).toEqual(["Shorter", "WSD, 1−√ cooldown"]);
    }));

  test("a layer that is dragged onto another takes its place", () =>
    onWsd(async ({ page }) => {
      await page.locator(".tile", { hasText: "Cosine" }).click();
      await page.locator(".tile", { hasText: "Linear" }).click();
      await page.locator(".layer").nth(2).dragTo(page.locator(".layer").nth(0));
      const rows = page.locator(".layer .layer-name");
      await expect
        .poll(() => rows.allInnerTexts())
        .toEqual(["Linear to zero", "WSD, 1−√ cooldown", "Cosine to 10%"]);
    }));

  test("of many layers the picture stays large, and the row of the selected one is in sight", () =>
    onWsd(async ({ page }) => {
      for (let k = 0; k < 11; k++) await page.keyboard.press("Control+d");
      await expect.poll(() => page.locator(".data-table tbody tr").count()).toBe(12);
      const inSight = (): Promise<boolean> =>
        page.evaluate(() => {
          const box = document.querySelector(".data-table")?.getBoundingClientRect();
          const row = document.querySelector(".data-table tr.selected")?.getBoundingClientRect();
          return box !== undefined && row !== undefined && row.top > box.top && row.bottom <= box.bottom + 1;
        });
      for (const k of [11, 0, 6]) {
        await page.locator(".layer-main").nth(k).click();
        await expect.poll(inSight).toBe(true);
      }
      const [chart, table] = [
        await page.locator(".chart").boundingBox(),
        await page.locator(".data-table").boundingBox(),
      ];
      expect(chart?.height).toBeGreaterThan(2 * (table?.height ?? 0));
    }));

  test("parts are added, changed in kind, wrapped and removed in the form", () =>
    onWsd(async ({ page }) => {
      const kinds = async (): Promise<string[]> =>
        ((await specIn(page)) as unknown as { of: { kind: string }[] }).of.map(({ kind }) => kind);
      await page.getByRole("button", { name: "Kind: 1-sqrt" }).click();
      await page.getByRole("menuitemradio", { name: "cosine" }).click();
      await page.getByRole("button", { name: "Add part" }).click();
      expect(await kinds()).toEqual(["linear", "constant", "cosine", "constant"]);
      await page.getByRole("button", { name: "More for this part" }).nth(3).click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      expect(await kinds()).toEqual(["linear", "constant", "cosine"]);
      await page.getByRole("button", { name: "clamp", exact: true }).click();
      expect(await specIn(page)).toMatchObject({ kind: "clamp", min: 3e-5, of: { kind: "sequence" } });
      await handle(page, "floor 3e-5").waitFor();
    }));

  test("a published schedule comes with its run and its source", () =>
    using(async ({ page }) => {
      await page.getByText("Published schedules").click();
      await page.getByRole("searchbox").fill("nanogpt 124m");
      await page.locator(".preset").first().click();
      expect(await page.getByLabel("Horizon").inputValue()).toBe("600000");
      expect(await page.locator(".layer-main").getAttribute("title")).toContain("nanoGPT");
      const curve = compile(await specIn(page), { steps: 600_000 });
      expect([curve.at(2000), curve.at(600_000)]).toEqual([6e-4, 6e-5]);
    }));

  test("epochs along the axis ask for the steps of one", () =>
    onWsd(async ({ page }) => {
      await page.locator(".toolbar .segment", { hasText: "Epochs" }).click();
      await page.getByLabel("Steps per epoch").fill("500");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.getByText("= 20 ep").waitFor();
      await field(page, "of[0].over").fill("2ep");
      await page.keyboard.press("Enter");
      await handle(page, "warmup ends at step 1,000, 10 percent").waitFor();
    }));
});

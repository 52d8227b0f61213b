import { describe, expect, test } from "vitest";
import { noBrowser } from "./browser.ts";
import { designPages, field, handle, shape } from "./design-pages.ts";

describe.skipIf(noBrowser !== undefined)("Design by keys, on a phone, in a narrow window", () => {
  const { onWsd, using } = designPages();

  test("by keys alone: a shape, a handle, a field, the keys themselves", () =>
    using(async ({ page }) => {
      const tabTo = async (find: string): Promise<void> => {
        for (let k = 0; k < 120; k++) {
          await page.keyboard.press("Tab");
          if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, find))
            return;
        }
        throw new Error(`Tab never reaches ${find}`);
      };
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keys" }).waitFor();
      await page.keyboard.press("Escape");
      await tabTo(".first-shapes li:nth-child(2) button");
      await page.keyboard.press("Enter");
      await tabTo('[role=slider][aria-valuetext^="cooldown starts"]');
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Shift+ArrowLeft");
      await handle(page, "cooldown starts at step 6,900, 69 percent").waitFor();
      await tabTo('[data-key="of[2].over"] input');
      expect(await field(page, "of[2].over").inputValue()).toBe("31%");
      await page.keyboard.press("ArrowUp");
      expect(await field(page, "of[2].over").inputValue()).toBe("32%");
    }));

  test("on a phone of 360 px everything is within reach and nothing scrolls sideways", () =>
    using(
      async ({ page }) => {
        await shape(page, "Warmup, hold, cooldown").tap();
        const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
        expect(await wide()).toBe(360);
        await page.getByRole("button", { name: "More", exact: true }).first().tap();
        await page.keyboard.press("Escape");
        await page.locator(".focus-field").getByRole("button", { name: "More" }).tap();
        expect(await page.locator(".focus-field input").inputValue()).toBe("21%");
        await page.locator(".toolbar .segment", { hasText: "Tok" }).tap();
        await page.getByLabel("Tokens per step").fill("1e5");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Escape");
        await page.getByText("= 1B tok").waitFor();
        for (const tab of ["Layers", "JSON", "Start from", "Edit"]) {
          await page.getByRole("tab", { name: tab }).tap();
          expect(await wide()).toBe(360);
          expect(await page.locator(".stage").isVisible()).toBe(true);
        }
      },
      { width: 360, height: 740 },
    ));

  test.each([1024, 800])("at %d px the details are a drawer", (width) =>
    onWsd(
      async ({ page }) => {
        expect(await page.locator(".panel").count()).toBe(0);
        await page.keyboard.press("]");
        expect(await page.locator(".column.right.drawer .panel").isVisible()).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.getByRole("button", { name: "Close Selected layer" }).click();
        expect(await page.locator(".panel").count()).toBe(0);
      },
      { width, height: 720 },
    ),
  );
});

import { warmupStableDecay } from "anneal";
import { describe, expect, test } from "vitest";
import { noBrowser } from "./browser.ts";
import { designPages, field, handle, json, middle, shape, specIn } from "./design-pages.ts";

describe.skipIf(noBrowser !== undefined)("Design", () => {
  const { onWsd, using } = designPages();

  test("a shape takes the length and the peak of the start page", () =>
    using(async ({ page }) => {
      await page.getByLabel("Steps in the run").fill("25000");
      await page.getByLabel("Peak learning rate").fill("1e-3");
      await shape(page, "Warmup, hold, cooldown").click();
      expect(await specIn(page)).toEqual(warmupStableDecay({ peak: 1e-3, warmup: "2%", cooldown: "20%" }));
      expect(await page.getByLabel("Horizon").inputValue()).toBe("25000");
      await page.getByText("Valid. Parts fill the 25,000 steps.").waitFor();
    }));

  test("a length of no sense is refused where it is typed, and nothing is lost", () =>
    using(async ({ page }) => {
      await page.getByLabel("Steps in the run").fill("12.5");
      await page.getByText("A whole number of steps, at least 1").waitFor();
      await shape(page, "Cosine").first().click();
      expect(await page.getByLabel("Horizon").inputValue()).toBe("10000");
    }));

  test("dragging the start of a cooldown writes its share, in one undo step", () =>
    onWsd(async ({ page }) => {
      const [start, end] = [await middle(page, "cooldown starts"), await middle(page, "floor")];
      const share = (end.x - start.x) / 0.2;
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x - 0.05 * share, start.y, { steps: 4 });
      await page.mouse.move(start.x - 0.2 * share, start.y, { steps: 8 });
      await page.mouse.up();
      expect(await specIn(page)).toEqual(warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "40%" }));
      await handle(page, "cooldown starts at step 6,000, 60 percent").waitFor();
      await page.keyboard.press("Control+z");
      expect(await specIn(page)).toEqual(warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "20%" }));
      await page.keyboard.press("Control+Shift+z");
      expect(await field(page, "of[2].over").inputValue()).toBe("40%");
    }));

  test("dragging the peak moves every part that lies on it", () =>
    onWsd(async ({ page }) => {
      const [peak, floor] = [await middle(page, "peak"), await middle(page, "floor")];
      await page.mouse.move(peak.x, peak.y);
      await page.mouse.down();
      await page.mouse.move(peak.x, peak.y + (floor.y - peak.y) / 3, { steps: 8 });
      await page.mouse.up();
      const { of } = (await specIn(page)) as unknown as {
        of: { to?: number; value?: number; from?: number }[];
      };
      const levels = [of[0].to, of[1].value, of[2].from];
      expect(new Set(levels).size).toBe(1);
      expect(levels[0]).toBeGreaterThan(1.9e-4);
      expect(levels[0]).toBeLessThan(2.1e-4);
    }));

  test("form and JSON edit the same spec, and the field that is edited lights its line", () =>
    onWsd(async ({ page }) => {
      await field(page, "of[2].over").fill("30%");
      await page.keyboard.press("Enter");
      expect(await json(page).inputValue()).toContain('"over": "30%"');
      expect(await page.locator(".json-line.lit").innerText()).toContain('"30%"');
      const text = await json(page).inputValue();
      await json(page).fill(text.replace('"30%"', '"25%"'));
      expect(await field(page, "of[2].over").inputValue()).toBe("25%");
      await handle(page, "cooldown starts at step 7,500, 75 percent").waitFor();
    }));

  test("a field keeps what was typed", () =>
    onWsd(async ({ page }) => {
      await field(page, "of[1].value").fill("0.00030");
      await page.keyboard.press("Enter");
      expect(await field(page, "of[1].value").inputValue()).toBe("0.00030");
    }));

  test("a part that does not fit is told at its field, over the chart and in the library's words; a button mends it", () =>
    onWsd(async ({ page }) => {
      await field(page, "of[1].over").fill("7800");
      await page.keyboard.press("Enter");
      await field(page, "of[2].over").fill("80%");
      await page.keyboard.press("Enter");
      await page.getByText("At most 2,000 steps are left here; 80% is 8,000 steps.").waitFor();
      await page.getByText("The cooldown does not fit.").waitFor();
      await page.getByText("sequence.of[2].over: expected at most 2000 steps").waitFor();
      expect(await page.locator(".json-line.wrong").innerText()).toContain('"80%"');
      expect(await page.getByRole("button", { name: "Export" }).isDisabled()).toBe(true);
      expect(await page.getByRole("button", { name: "Share link" }).isDisabled()).toBe(true);
      await page.getByRole("button", { name: "Use 2,000 steps (20%)" }).click();
      expect(await field(page, "of[2].over").inputValue()).toBe("20%");
      expect(await page.getByRole("button", { name: "Export" }).isDisabled()).toBe(false);
    }));

  test("JSON that cannot be read stays as it is, with its line and column", () =>
    onWsd(async ({ page }) => {
      const broken = '{ "kind": "linear",\n  "to": 1e-3 "over": 5 }';
      await json(page).fill(broken);
      await page.getByText("line 2, column 14: expected a comma or }").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("nav").getByText("Explain").click();
      await page.locator("nav").getByText("Design").click();
      expect(await json(page).inputValue()).toBe(broken);
      await page.locator("#main").focus();
      await page.keyboard.press("Control+z");
      expect(await specIn(page)).toEqual(warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "20%" }));
      await json(page).fill('{ "kind": "linear", "to": 1e-3, "over": "rest" }');
      await page.getByText("Valid.").first().waitFor();
    }));

  test("while the JSON cannot be read that alone is told, and the form is that of the last valid spec", () =>
    onWsd(async ({ page }) => {
      await field(page, "of[1].over").fill("90%");
      await page.keyboard.press("Enter");
      await page.locator(".problem-card").waitFor();
      const text = await json(page).inputValue();
      await json(page).fill(text.slice(0, -6));
      await page.getByText("The JSON cannot be read.").waitFor();
      expect(await page.locator(".problem-card").innerText()).not.toContain("fit");
      expect(await field(page, "of[1].over").inputValue()).toBe("rest");
      expect(await page.locator(".spec-form[inert]").count()).toBe(1);
      expect(await page.locator(".field-problem").count()).toBe(0);
      expect(await page.locator(".layer-detail").innerText()).toBe("1 problem · last valid shown");
      expect(await page.locator(".spec-state").innerText()).toMatch(/^1 problem\.[\s\S]*last valid spec\.$/);
      await json(page).fill(text.replace("90%", "60%"));
      await expect.poll(() => field(page, "of[1].over").inputValue()).toBe("60%");
      expect(await page.locator(".spec-form[inert]").count()).toBe(0);
    }));

  test("a curve without a handle says so", () =>
    onWsd(async ({ page }) => {
      await expect.poll(() => page.getByText("Nothing to drag").count()).toBe(0);
      const points = Array.from({ length: 100 }, (_, k) => [100 * k, 1 - k / 100]);
      await json(page).fill(JSON.stringify({ kind: "knots", points }));
      await page.getByText("Nothing to drag: it is shaped by its fields and its JSON.").waitFor();
      expect(await page.locator(".chart-handle").count()).toBe(0);
    }));

  test("what was typed has room in its field, whatever it comes to", () =>
    onWsd(async ({ page }) => {
      const cut = (): Promise<string[]> =>
        page
          .locator(".part-field input")
          .evaluateAll((inputs) =>
            (inputs as HTMLInputElement[])
              .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
              .map(({ value }) => value),
          );
      await page.getByLabel("Horizon").fill("1B");
      await page.keyboard.press("Enter");
      expect(await page.getByLabel("Horizon").inputValue()).toBe("1000000000");
      expect(await cut()).toEqual([]);
      await field(page, "of[2].over").fill("58.99%");
      await page.keyboard.press("Enter");
      expect(await cut()).toEqual([]);
    }));

  test("whatever is typed as JSON, the page goes on", () =>
    onWsd(async ({ page }) => {
      const texts = [
        '{ "kind": "sequence", "of": 5 }',
        '{ "kind": "sequence", "of": [null, 3, "x", []] }',
        '{ "kind": "sequence" }',
        '{ "kind": {} }',
        "[]",
        "null",
        '{ "kind": "knots", "points": [1, [2], [3, 4, 5], ["x", null]] }',
        '{ "kind": "steps", "at": 3, "values": {} }',
        '{ "kind": "repeat", "of": { "kind": "repeat" } }',
        '{ "kind": "table", "runs": [[1, 2], [3]] }',
        '{ "kind": "linear", "from": { "a": 1 }, "to": [1], "over": true }',
        '{ "kind": "constructor" }',
        '{ "__proto__": 3, "kind": "constant", "value": 1 }',
        '{ "version": 2, "kind": "constant", "value": 1 }',
        '{ "kind": "scale", "by": 0, "of": { "kind": "constant", "value": 1e100 } }',
        '{ "kind": "clamp", "min": 5, "max": 1, "of": { "kind": "constant", "value": 1 } }',
      ];
      for (const text of texts) {
        await json(page).fill(text);
        await page.locator(".spec-state").waitFor();
        expect(await json(page).inputValue()).toBe(text);
      }
      await json(page).fill('{ "kind": "cosine", "from": 1, "to": 0, "over": "rest" }');
      await page.getByText("Valid. Parts fill").waitFor();
      await handle(page, "peak 1").waitFor();
    }));

  test("epochs without a size fall back to steps, and the sizes stand in one column", () =>
    onWsd(async ({ page }) => {
      const chosen = () => page.locator(".toolbar .segment:has(input:checked)").nth(1).innerText();
      await page.locator(".segment", { hasText: "Epochs" }).click();
      await page.getByLabel("Steps per epoch").waitFor();
      const places = await page
        .locator(".rates .field-box")
        .evaluateAll((boxes) => boxes.map((box) => Math.round(box.getBoundingClientRect().left)));
      expect(new Set(places).size).toBe(1);
      expect(await chosen()).toBe("Epochs");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector(".popover:popover-open") === null);
      await expect.poll(chosen).toBe("Steps");
      await page.locator(".segment", { hasText: "Epochs" }).click();
      await page.getByLabel("Steps per epoch").fill("100");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector(".popover:popover-open") === null);
      expect(await chosen()).toBe("Epochs");
      await page.keyboard.press("Control+z");
      await expect.poll(chosen).toBe("Steps");
      await page.keyboard.press("Control+Shift+z");
      await expect.poll(chosen).toBe("Epochs");
    }));
});

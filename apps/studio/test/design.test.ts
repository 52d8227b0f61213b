import { readFileSync } from "node:fs";
import { compile, fromJson, type Spec, warmupStableDecay } from "anneal";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, type Opened, openStudio, type Served, servePage } from "./browser.ts";

const shape = (page: Page, name: string) => page.locator(".first-shape", { hasText: name });
const handle = (page: Page, says: string) => page.locator(`[role=slider][aria-valuetext^="${says}"]`);
const field = (page: Page, key: string) => page.locator(`.panel [data-key="${key}"] input`);
const json = (page: Page) => page.getByLabel("Spec as JSON");

/** The spec in the editor, as a program reads it. */
const specIn = async (page: Page): Promise<Spec> => fromJson(await json(page).inputValue());

const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), "utf8");

async function middle(page: Page, says: string): Promise<{ x: number; y: number }> {
  const box = await handle(page, says).boundingBox();
  if (box === null) throw new Error(`no handle ${says}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe.skipIf(noBrowser !== undefined)("Design", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  const using = async (
    act: (opened: Opened) => Promise<void>,
    options: Parameters<typeof openStudio>[2] = {},
  ) => {
    const opened = await openStudio(browser, served.url, options);
    try {
      await act(opened);
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.context.close();
    }
  };
  /** A page with the warmup, hold and cooldown of the start page: 10,000 steps, a peak of 3e-4. */
  const onWsd = (act: (opened: Opened) => Promise<void>, options: Parameters<typeof openStudio>[2] = {}) =>
    using(async (opened) => {
      await shape(opened.page, "Warmup, hold, cooldown").click();
      await act(opened);
    }, options);

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
      expect(await rows.allInnerTexts()).toEqual(["Linear to zero", "WSD, 1−√ cooldown", "Cosine to 10%"]);
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

  test("a link opens the same workspace in a browser that has never seen it", () =>
    onWsd(async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Share link" }).click();
      await page.getByText("Link copied").first().waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const spec = await specIn(page);
      await using(async (other) => expect(await specIn(other.page)).toEqual(spec), {
        hash: new URL(link).hash,
      });
    }));

  test("a damaged link says where, and leaves one's own work", () =>
    onWsd(async ({ page }) => {
      await page.waitForFunction(() => localStorage.getItem("anneal studio")?.includes("WSD"));
      const hash = await page.evaluate(() => location.hash);
      await page.goto("about:blank");
      await page.goto(`${served.url}${hash.slice(0, 40)}!${hash.slice(41)}`);
      await page.getByText("This link is damaged after character 40. Your own work is untouched.").waitFor();
      expect(await page.locator(".layer .layer-name").allInnerTexts()).toEqual(["WSD, 1−√ cooldown"]);
    }));

  test("what cannot be kept is said, and can be saved as a file", () =>
    using(async ({ page }) => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await shape(page, "Linear to zero").click();
      await page.getByText("This browser's storage is full; the workspace is not saved.").waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByText("Download it").click(),
      ]);
      expect(JSON.parse(await textOf(download))).toMatchObject({
        version: 1,
        layers: [{ name: "Linear to zero" }],
      });
    }));

  test("every export is what it says: pictures, numbers, JSON, a page and code", () =>
    onWsd(async ({ page, context }) => {
      await page.getByRole("button", { name: "Add a layer" }).click();
      await page.getByRole("menuitem", { name: "Cosine" }).click();
      const take = async (name: string, within = page.locator(".export")): Promise<Download> => {
        if (!(await page.locator(".export").isVisible()))
          await page.getByRole("button", { name: "Export" }).click();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          within.getByRole("button", { name, exact: true }).click(),
        ]);
        return download;
      };
      const png = readFileSync(await (await take("PNG")).path());
      expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 960]);
      const svg = await textOf(await take("SVG"));
      const parsed = await page.evaluate((text) => {
        const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
        return [documentElement.nodeName, documentElement.textContent ?? ""];
      }, svg);
      expect(parsed[0]).toBe("svg");
      expect(parsed[1]).toContain("Cosine to 10%");

      const csv = (await textOf(await take("CSV"))).trimEnd().split("\n");
      expect(csv[0]).toBe('step,"WSD, 1−√ cooldown",Cosine to 10%');
      expect(csv).toHaveLength(10_001);
      const wsd = compile(warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "20%" }), {
        steps: 10_000,
      });
      for (const step of [0, 1, 199, 200, 7999, 8000, 9123, 9999])
        expect(csv[step + 1].split(",").slice(0, 2).map(Number)).toEqual([step, wsd.at(step)]);

      const spec = fromJson(await textOf(await take("Spec of this layer")));
      expect(compile(spec, { steps: 10_000 }).at(200)).toBe(3e-4);
      const workspace = JSON.parse(await textOf(await take("Workspace"))) as { layers: unknown[] };
      expect(workspace.layers).toHaveLength(2);

      const html = await textOf(await take("Page, one file"));
      const other = await context.newPage();
      await other.setContent(html);
      expect(await other.locator("h1").innerText()).toBe("untitled");
      await other.close();

      await page.getByLabel("Framework").selectOption("optax");
      expect(await textOf(await take("Save"))).toContain("optax");
    }));

  test("a spec file becomes a layer, a workspace file takes its place, and what is neither is refused in one sentence", () =>
    onWsd(async ({ page }) => {
      const input = page.locator("input[type=file]");
      const give = (name: string, text: string) =>
        input.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await give("mine.json", '{ "version": 1, "kind": "cosine", "from": 1, "to": 0, "over": "rest" }');
      await page.locator(".layer-name", { hasText: "mine" }).waitFor();
      await give("<img onerror=alert(1)>.json", "{ nonsense");
      await page.getByText("<img onerror=alert(1)>.json: not JSON. Line 1, column 3").waitFor();
      expect(await page.locator(".layer").count()).toBe(2);
      const workspace = {
        version: 1,
        name: "other",
        horizon: { steps: 50 },
        layers: [{ id: "x", name: "only", hue: 3, spec: { kind: "constant", value: 1 } }],
      };
      await give("w.json", JSON.stringify(workspace));
      await page.locator(".layer-name", { hasText: "only" }).waitFor();
      expect(await page.getByLabel("Horizon").inputValue()).toBe("50");
      await page.getByRole("button", { name: "Undo" }).click();
      expect(await page.locator(".layer").count()).toBe(2);
    }));

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

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, type OpenOptions, openStudio, type Served, servePage } from "./browser.ts";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

describe.skipIf(noBrowser !== undefined)("a chart in Chromium", () => {
  let browser: Browser;
  let served: Served;
  const folder = mkdtempSync(join(tmpdir(), "chart-page-"));
  beforeAll(async () => {
    await build({
      configFile: false,
      root: fileURLToPath(new URL("./chart-page", import.meta.url)),
      base: "./",
      logLevel: "error",
      oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
      build: { outDir: folder, emptyOutDir: true, target: "es2022" },
    });
    [browser, served] = await Promise.all([launch(), servePage(`${folder}/`)]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    scene: string,
    options: OpenOptions = {},
  ): Promise<{ page: Page; done: () => Promise<void> }> {
    const { page, context, complaints } = await openStudio(browser, served.url, {
      width: 1060,
      height: 680,
      ...options,
      hash: `#${scene}`,
    });
    await page.waitForSelector(".chart-canvas canvas");
    return {
      page,
      done: async () => {
        expect(complaints).toEqual([]);
        await context.close();
      },
    };
  }

  const shape = async (page: Page): Promise<Record<string, number>> =>
    JSON.parse((await page.locator("#state").getAttribute("data-shape")) ?? "{}");
  const middle = async (page: Page, selector: string): Promise<{ x: number; y: number }> => {
    const box = await page.locator(selector).boundingBox();
    if (box === null) throw new Error(`${selector} is not there`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** The plot on the page. The overlay that listens covers it, with 24 px of axis. */
  const plot = async (page: Page): Promise<Box> => {
    const box = await page.locator(".chart-surface").boundingBox();
    if (box === null) throw new Error("there is no plot");
    return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height - 24 };
  };

  test("has names that touch no curve: no pixel of the canvas under a name has a curve's colour", async () => {
    const { page, done } = await open("design");
    const names = await page.locator(".chart-label").allTextContents();
    expect(names.sort()).toEqual(["Cosine to 10%", "Linear to zero", "SGDR, 3 cycles", "WSD, 1−√ cooldown"]);
    expect(await page.evaluate(colouredUnderNames)).toEqual([0, 0, 0, 0]);
    await done();
  });

  test("is drawn in the hues of the theme, and again when it changes", async () => {
    const { page, done } = await open("design", { theme: "dark" });
    // Curve 1 of the dark theme, from the design's table of tokens.
    expect(await page.evaluate(countOf, [0x85, 0xa4, 0xf8])).toBeGreaterThan(500);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => page.evaluate(countOf, [0x85, 0xa4, 0xf8])).toBe(0);
    expect(await page.evaluate(countOf, [0x23, 0x47, 0xd6])).toBeGreaterThan(500);
    await done();
  });

  test("moves a handle with the pointer, which snaps to whole percents, in one edit", async () => {
    const { page, done } = await open("design");
    const { left, right } = await plot(page);
    const { x, y } = await middle(page, "[data-handle=cooldown]");
    expect(x).toBeCloseTo(left + 0.8 * (right - left), 0);
    const labels = await page
      .locator(".chart-label")
      .evaluateAll((all) => all.map((each) => each.getAttribute("x")));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(left + 0.7 * (right - left) + 3, y + 40, { steps: 6 });
    await expect.poll(() => shape(page)).toMatchObject({ cooldown: 17_500, peak: 1e-3 });
    expect(await page.locator(".chart-tag").textContent()).toBe("cooldown starts 17,500 70%");
    expect(
      await page.locator(".chart-label").evaluateAll((all) => all.map((each) => each.getAttribute("x"))),
    ).toEqual(labels);
    expect(await page.locator("#state").getAttribute("data-done")).toBe("0");
    await page.mouse.up();
    await expect.poll(() => page.locator("#state").getAttribute("data-done")).toBe("1");
    expect(await page.locator("[data-handle=cooldown]").getAttribute("aria-valuetext")).toBe(
      "cooldown starts at step 17,500, 70 percent",
    );
    await done();
  });

  test("keeps the axis of values while the peak is dragged, and fits it when the drag ends", async () => {
    const { page, done } = await open("design");
    const before = await middle(page, "[data-handle=floor]");
    const peak = await middle(page, "[data-handle=peak]");
    const { bottom } = await plot(page);
    await page.mouse.move(peak.x, peak.y);
    await page.mouse.down();
    const half = (peak.y + bottom) / 2;
    await page.mouse.move(peak.x, half, { steps: 5 });
    await expect.poll(async () => (await shape(page)).peak).toBe(5e-4);
    expect((await middle(page, "[data-handle=peak]")).y).toBeCloseTo(half, 0);
    expect(await middle(page, "[data-handle=floor]")).toEqual(before);
    await page.mouse.up();
    await done();
  });

  test("is worked by keys: handles in order of step, arrows, Shift, Alt, Home, Esc", async () => {
    const { page, done } = await open("design");
    await page.locator(".chart").focus();
    const walked: (string | null)[] = [];
    for (let k = 0; k < 6; k++) {
      await page.keyboard.press("Tab");
      const handle = await page.evaluate(() => document.activeElement?.getAttribute("data-handle") ?? null);
      if (handle !== null) walked.push(handle);
    }
    expect(walked).toEqual(["warmup", "peak", "cooldown", "floor"]);
    await page.locator("[data-handle=cooldown]").focus();
    // All in one task, so that no rest between them can end the edit, however slow the machine is.
    const places = await page.evaluate(pressInOneTask, [
      { key: "ArrowLeft" },
      { key: "ArrowLeft", shiftKey: true },
      { key: "ArrowRight", altKey: true },
      { key: "Escape" },
    ]);
    expect(places).toEqual([19_750, 17_250, 17_251, 20_000]);
    expect(await page.locator("#state").getAttribute("data-done")).toBe("0");
    await page.keyboard.press("Home");
    await expect.poll(() => page.locator("#state").getAttribute("data-done")).toBe("1");
    expect(await shape(page)).toMatchObject({ cooldown: 1000 });
    await done();
  });

  test("reads all curves at the pointer, the highest first, and pins by a click", async () => {
    const { page, done } = await open("design");
    const { left, right, top } = await plot(page);
    await page.mouse.move(left + 0.6 * (right - left), top + 12);
    const rows = page.locator(".chart-card-row");
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        "WSD, 1−√ cooldown1.00e-3",
        "Linear to zero5.22e-4",
        "Cosine to 10%4.34e-4",
        // Cycle 3 begins at 10,713 and takes 14,284: 0.64 * (2e-5 + 7.8e-4 * (1 + cos(pi * 4287/14284)) / 2).
        "SGDR, 3 cycles4.09e-4",
      ]);
    expect(await page.locator(".chart-card-head").textContent()).toContain("step 15,000 60% · 1.54B tok");
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => page.locator("#pinned").textContent()).toBe("15000");
    await page.mouse.move(left - 40, top);
    expect(await rows.count()).toBe(4);
    await done();
  });

  test("selects the curve that is clicked within 8 px", async () => {
    const { page, done } = await open("design");
    const { left, right, bottom } = await plot(page);
    const zero = await middle(page, "[data-handle=floor]");
    const peak = await middle(page, "[data-handle=peak]");
    // The linear layer at 10% of the run: 1.2e-3 * (25,000 - 2,500) / 23,000.
    const lr = (1.2e-3 * 22_500) / 23_000;
    const y = zero.y - ((zero.y - peak.y) * lr) / 1e-3;
    expect(y).toBeLessThan(bottom);
    await page.mouse.click(left + 0.1 * (right - left), y - 5);
    await expect.poll(() => page.locator("#state").getAttribute("data-selected")).toBe("l3");
    await done();
  });

  test("is read by arrows, said after a rest, pinned by Enter, and shown as a table by T", async () => {
    const { page, done } = await open("design");
    await page.locator(".chart").focus();
    await page.keyboard.press("ArrowRight");
    for (let k = 0; k < 8; k++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#pinned").textContent()).toBe("20000");
    await expect
      .poll(() => page.locator(".chart [aria-live]").textContent())
      .toContain("step 20,000, 80%: WSD, 1−√ cooldown 1.00e-3");
    await page.keyboard.press("t");
    const row = page.locator(".chart-table tr", { has: page.locator("th", { hasText: /^20,000$/ }) });
    await expect
      .poll(() => row.locator("td").allTextContents())
      .toEqual(["80%", "1.00e-3", "1.93e-4", "2.61e-4", "1.49e-4"]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".chart-table").count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("chart");
    await done();
  });

  test("zooms by keys, by the wheel at the pointer and by a drag on the axis, and pans with Shift", async () => {
    const { page, done } = await open("design", { prepare: (page) => page.clock.install() });
    // The clock of the page goes as the test says: a zoom rests when it is told to.
    const rest = () => page.clock.runFor(1000);
    const ends = () =>
      page
        .locator(".chart-overview-end")
        .evaluateAll((all) => all.map((end) => Number(end.getAttribute("aria-valuenow"))));
    expect(await ends()).toEqual([0, 25_000]);
    const { left, right, top, bottom } = await plot(page);
    const at = left + 0.8 * (right - left);
    await page.mouse.move(at, top + 100);
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await ends())[0]).toBeGreaterThan(1000);
    const [first, last] = await ends();
    expect((20_000 - first) / (last - first)).toBeCloseTo(0.8, 2);
    await page.locator(".chart").focus();
    await page.keyboard.press("0");
    await expect.poll(ends).toEqual([0, 25_000]);
    // Names are placed anew when a zoom rests; then the plot is as wide as it was.
    await rest();
    await expect.poll(async () => (await plot(page)).right).toBe(right);
    await page.mouse.move(left + 0.4 * (right - left), bottom + 12);
    await page.mouse.down();
    await page.mouse.move(left + 0.6 * (right - left), bottom + 12, { steps: 4 });
    await page.mouse.up();
    await expect.poll(ends).toEqual([10_000, 15_000]);
    await rest();
    const zoomed = await plot(page);
    expect(zoomed.right).toBeLessThanOrEqual(right);
    await page.keyboard.down("Shift");
    await page.mouse.move(at, top + 100);
    await page.mouse.down();
    await page.mouse.move(at - 0.2 * (zoomed.right - zoomed.left), top + 100, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect.poll(ends).toEqual([11_000, 16_000]);
    await page.locator(".chart-overview-end").first().focus();
    await page.keyboard.press("Home");
    await expect.poll(ends).toEqual([0, 16_000]);
    await done();
  });

  test("gives zero a rail on a logarithmic axis", async () => {
    const { page, done } = await open("log");
    const rail = await page.locator(".chart-rail").boundingBox();
    expect(rail?.height).toBe(22);
    const floor = await middle(page, "[data-handle=floor]");
    expect(floor.y).toBeGreaterThan(rail?.y ?? 0);
    expect(floor.y).toBeLessThan((rail?.y ?? 0) + 22);
    const [low, high] = [
      await page.locator("[data-handle=floor]").getAttribute("aria-valuemin"),
      await page.locator("[data-handle=floor]").getAttribute("aria-valuemax"),
    ];
    expect([low, high]).toEqual(["0", "0.001"]);
    await done();
  });

  test("fits a phone: short names, targets of 44 px, no sideways scroll", async () => {
    const { page, done } = await open("design", { width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(
      await page.locator(".chart-handle").evaluateAll((all) => all.map((each) => each.clientWidth)),
    ).toEqual([44, 44, 44, 44]);
    expect((await page.locator(".chart-label").allTextContents()).sort()).toEqual([
      "Cosine",
      "Linear",
      "SGDR",
      "WSD",
    ]);
    await done();
  });

  test("is dragged and pinched by touch", async () => {
    const { page, done } = await open("design", { width: 390, height: 740 });
    const touch = await page.context().newCDPSession(page);
    const put = (
      type: "touchStart" | "touchMove" | "touchEnd",
      ...touchPoints: { x: number; y: number; id?: number }[]
    ) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
    const { left, right, top } = await plot(page);
    const { x, y } = await middle(page, "[data-handle=cooldown]");
    await put("touchStart", { x, y });
    for (let k = 1; k <= 4; k++) await put("touchMove", { x: x - (k / 4) * 0.2 * (right - left), y });
    await put("touchEnd");
    await expect.poll(() => shape(page)).toMatchObject({ cooldown: 15_000, peak: 1e-3 });
    const centre = (left + right) / 2;
    const fingers = (apart: number) => [
      { x: centre - apart / 2, y: top + 60, id: 1 },
      { x: centre + apart / 2, y: top + 60, id: 2 },
    ];
    await put("touchStart", ...fingers(60));
    for (const apart of [80, 100, 120]) await put("touchMove", ...fingers(apart));
    await put("touchEnd");
    const shown = async (): Promise<number> => {
      const [first, last] = await page
        .locator(".chart-overview-end")
        .evaluateAll((all) => all.map((end) => Number(end.getAttribute("aria-valuenow"))));
      return last - first;
    };
    await expect.poll(shown).toBeCloseTo(12_500, -2);
    await done();
  });

  test("moves a curve to its new shape after an edit that was typed, and at once where motion is not wanted", async () => {
    const picture = (page: Page) =>
      page.evaluate(() => document.querySelector<HTMLCanvasElement>(".chart-canvas canvas")?.toDataURL());
    const still = await open("design");
    await still.page.locator("#type").click();
    const end = await picture(still.page);
    const moving = await open("design");
    await moving.page.emulateMedia({ reducedMotion: "no-preference" });
    const onTheWay = await moving.page.evaluate(async () => {
      document.querySelector<HTMLButtonElement>("#type")?.click();
      // Drawn before the next task: at the beginning of the way, whatever the machine does meanwhile.
      for (let k = 0; k < 50; k++) await Promise.resolve();
      return document.querySelector<HTMLCanvasElement>(".chart-canvas canvas")?.toDataURL();
    });
    expect(onTheWay).not.toBe(end);
    await expect.poll(() => picture(moving.page)).toBe(end);
    await still.done();
    await moving.done();
  });

  test("fits a chart that is resized while a curve is on its way", async () => {
    const { page, done } = await open("design", { prepare: (page) => page.clock.install({ time: 0 }) });
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.pauseAt(1e7);
    const sizes = () =>
      page.evaluate(() =>
        [".chart", ".chart-canvas canvas"].map((each) => document.querySelector(each)?.clientWidth),
      );
    const [wide] = await sizes();
    await page.evaluate(() => {
      document.querySelector<HTMLButtonElement>("#type")?.click();
      document.querySelector<HTMLElement>("#place")?.style.setProperty("width", "800px");
    });
    await expect.poll(async () => (await sizes())[0]).toBeLessThan(wide ?? 0);
    await page.clock.runFor(1000);
    await expect
      .poll(async () => {
        const [chart, canvas] = await sizes();
        return canvas === chart;
      })
      .toBe(true);
    await done();
  });

  test("draws a run as it goes at most four times a second", async () => {
    const { page, done } = await open("live", {
      width: 700,
      prepare: (page) => page.clock.install({ time: 0 }),
    });
    await page.clock.pauseAt(1e7);
    await page.evaluate(countDrawing);
    const points = async () => Number(await page.locator("#points").textContent());
    const before = await points();
    await page.clock.runFor(2000);
    // A point every 20 ms, a picture every 250.
    expect((await points()) - before).toBe(100);
    const { pictures } = await page.evaluate(drawingSoFar);
    expect(pictures).toBeGreaterThanOrEqual(7);
    expect(pictures).toBeLessThanOrEqual(8);
    await done();
  });

  test.each(["design", "losses", "race", "range", "waiting"])("has no axe violations: %s", async (scene) => {
    for (const theme of ["light", "dark"] as const) {
      const { page, done } = await open(scene, { theme });
      await page.evaluate(axeSource());
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`,
        );
      });
      expect(found).toEqual([]);
      await done();
    }
  });

  test("draws an edit of one of 20 layers of 10,000 points once, and makes the line of that layer alone", async () => {
    const { page, done } = await open("many", { prepare: (page) => page.addInitScript(countDrawing) });
    const { signs: whole } = await page.evaluate(drawingSoFar);
    expect(whole).toBeGreaterThan(20 * 100);
    for (let k = 1; k <= 3; k++) {
      await page.evaluate(countDrawing);
      await page.locator("#edit").click();
      await expect.poll(() => page.locator("#edit").getAttribute("data-edits")).toBe(String(k));
      const { pictures, signs } = await page.evaluate(drawingSoFar);
      expect(pictures).toBe(1);
      expect(signs).toBeGreaterThan(100);
      expect(signs).toBeLessThan(whole / 10);
    }
    await done();
  });
});

const axeSource = (): string => axe.source;

/** For each name: how many pixels of the canvas under it have a colour of a curve. */
function colouredUnderNames(): number[] {
  const canvas = document.querySelector<HTMLCanvasElement>(".chart-canvas canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return [-1];
  const place = canvas.getBoundingClientRect();
  const ratio = canvas.width / place.width;
  return [...document.querySelectorAll(".chart-label")].map((label) => {
    const box = label.getBoundingClientRect();
    const [x, y] = [(box.left - place.left) * ratio, (box.top + 3 - place.top) * ratio];
    const { data } = context.getImageData(x, y, box.width * ratio, (box.height - 5) * ratio);
    let count = 0;
    for (let k = 0; k < data.length; k += 4) {
      const [r, g, b, a] = data.slice(k, k + 4);
      if (a > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 60) count += 1;
    }
    return count;
  });
}

/** How many pixels of the canvas have exactly a colour. */
function countOf([r, g, b]: readonly number[]): number {
  const canvas = document.querySelector<HTMLCanvasElement>(".chart-canvas canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return -1;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let k = 0; k < data.length; k += 4) {
    if (data[k] === r && data[k + 1] === g && data[k + 2] === b && data[k + 3] === 255) count += 1;
  }
  return count;
}

/** Presses keys on what has the focus, one after another in one task; gives where the cooldown starts after each. */
async function pressInOneTask(keys: readonly KeyboardEventInit[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const key of keys) {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true }));
    // What a key changes is rendered before the next task.
    for (let k = 0; k < 50; k++) await Promise.resolve();
    found.push(JSON.parse(document.querySelector("#state")?.getAttribute("data-shape") ?? "{}").cooldown);
  }
  return found;
}

interface Drawing {
  /** How often the canvas was drawn. */
  readonly pictures: number;
  /** Strokes of the pen in the lines of curves that were made. */
  readonly signs: number;
}

/** Counts from now on what is drawn. */
function countDrawing(): void {
  const page = globalThis as unknown as { drawing?: { pictures: number; signs: number } };
  const isFirst = page.drawing === undefined;
  const drawing = { pictures: 0, signs: 0 };
  page.drawing = drawing;
  if (!isFirst) return;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (page.drawing) page.drawing.pictures += 1;
    clearRect.apply(this, box);
  };
  const { lineTo } = Path2D.prototype;
  Path2D.prototype.lineTo = function (...to) {
    if (page.drawing) page.drawing.signs += 1;
    lineTo.apply(this, to);
  };
}

const drawingSoFar = (): Drawing => (globalThis as unknown as { drawing: Drawing }).drawing;

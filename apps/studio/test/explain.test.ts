import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkTo } from "../src/workspace/link.ts";
import { emptyWorkspace } from "../src/workspace/types.ts";
import {
  launch,
  noBrowser,
  type Opened,
  type OpenOptions,
  openStudio,
  type Served,
  servePage,
} from "./browser.ts";

const workspace = {
  ...emptyWorkspace,
  horizon: { steps: 25_000 },
  selected: "l1",
  layers: [
    {
      id: "l1",
      name: "WSD 20%, linear",
      hue: 1,
      spec: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 2e-3, over: 300 },
          { kind: "constant", value: 2e-3, over: 19_700 },
          { kind: "linear", from: 2e-3, to: 0, over: "rest" },
        ],
      },
    },
  ],
};

describe.skipIf(noBrowser !== undefined)("Explain", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });
  const open = async (options: OpenOptions = {}): Promise<Opened> => {
    const hash = await linkTo("explain", { workspace, look: { scale: "linear", along: "steps" } });
    return openStudio(browser, served.url, { hash, ...options });
  };
  const end = async ({ context, complaints }: Opened): Promise<void> => {
    expect(complaints).toEqual([]);
    await context.close();
  };
  const figures = (page: Page): Promise<string[]> =>
    page.locator(".key-figures dd:nth-of-type(1)").allInnerTexts();

  test("without a schedule it leads to Design", async () => {
    const opened = await openStudio(browser, served.url, { hash: "#/explain" });
    const { page } = opened;
    await page.getByRole("heading", { name: "Pick a schedule to explain." }).waitFor();
    await page.getByRole("button", { name: "Open Design" }).click();
    await page.waitForSelector("main[data-view=design]");
    await end(opened);
  });

  test("the way to Design is legible at once when the theme changes", async () => {
    const opened = await openStudio(browser, served.url, { hash: "#/explain" });
    const { page } = opened;
    await page.emulateMedia({ reducedMotion: "no-preference" });
    const button = page.getByRole("button", { name: "Open Design" });
    await button.waitFor();
    // Letters and ground, before any frame is drawn; then as they are at rest.
    const seen = await button.evaluate(async (element) => {
      const now = () => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor];
      now();
      document.documentElement.dataset.theme = "dark";
      const first = now();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { first, rest: now() };
    });
    expect(seen.first).toEqual(seen.rest);
    await end(opened);
  });

  test("tells the walk of this curve in acts, with footprints and sources", async () => {
    const opened = await open();
    const { page } = opened;
    await page.getByRole("heading", { name: "How far each step goes, over 25,000 steps" }).waitFor();
    expect(await page.locator(".acts strong").allInnerTexts()).toEqual([
      "1 Find your feet",
      "2 Cover ground",
      "3 Settle",
    ]);
    expect(await page.locator(".act-text h2").allInnerTexts()).toEqual([
      "Warmup, 300 steps",
      "Hold, 19,700 steps",
      "Cooldown, 5,000 steps",
    ]);
    const drawn = await page
      .locator(".footprint")
      .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute("cx"))));
    const width = drawn.at(-1) ?? 0;
    expect(width).toBeGreaterThan(500);
    // In thousandths of the way.
    const places = drawn.map((x) => (1000 * x) / width);
    expect(places).toHaveLength(34);
    expect(places[0]).toBe(0);
    // Areas under the curve: 301/2 * 2e-3 of warmup, 19,700 * 2e-3 of hold, 5,001/2 * 2e-3 of cooldown.
    const whole = 150.5 + 19_700 + 2500.5;
    const atEnd = (19_850.5 / whole) * 1000;
    const inHold = places.filter((x) => x > 20 && x < atEnd).slice(1);
    const gaps = inHold.slice(1).map((x, i) => x - inHold[i]);
    for (const gap of gaps) expect(gap).toBeCloseTo((25_000 / 33 / whole) * 1000, 0);
    expect((places.at(-1) ?? 0) - (places.at(-2) ?? 0)).toBeLessThan(gaps[0] / 4);
    const cited = new Set(await page.locator(".act-texts sup, .after sup").allInnerTexts());
    expect(await page.locator(".sources sup").allInnerTexts()).toEqual([...cited].sort());
    await page.getByText("Kalra & Barkeshli 2024").first().waitFor();
    await end(opened);
  });

  test("time and money are the reader's own figures, and empty until they are given", async () => {
    const opened = await open();
    const { page } = opened;
    expect(await figures(page)).toEqual(["25,000", "–", "–"]);
    await page.getByText("Enter your price to see money").waitFor();
    await page.getByLabel("Time per step").fill("0.289");
    // 25,000 * 0.289 s = 7,225 s = 2.007 h.
    expect(await figures(page)).toEqual(["25,000", "2.0 h", "–"]);
    await page.getByLabel("Price per hour").fill("$20");
    // 7,225 / 3,600 * 20 = 40.14.
    expect(await figures(page)).toEqual(["25,000", "2.0 h", "$40.14"]);
    await page.getByLabel("Time per step").fill("quick");
    await page.getByText("A time above 0, such as 0.289 or 350 ms.").waitFor();
    expect(await figures(page)).toEqual(["25,000", "–", "–"]);
    await page.getByText(/only a forecast can say/).waitFor();
    await end(opened);
  });

  test("questions open to answers about this curve, each with its source", async () => {
    const opened = await open();
    const { page } = opened;
    await page.getByText("What if we stop early?").click();
    // Step 20,000 is the first of the cooldown, still at the peak.
    await page
      .getByText(
        "Stopped at 80%, step 20,000, this plan is in its cooldown: the step there is 2e-3, 100% of the longest",
      )
      .waitFor();
    const closed = page.locator(".fold:not([open]) summary");
    for (let left = await closed.count(); left > 0; left--) await closed.first().click();
    const answers = await page.locator(".fold-body p").count();
    expect(answers).toBeGreaterThan(8);
    expect(await page.locator(".fold-body .source").count()).toBe(answers);
    await end(opened);
  });

  test.each([
    ["wide", 1440],
    ["narrow", 800],
  ])("terms open by keyboard and close with Esc, on a %s page", async (_, width) => {
    const opened = await open({ width });
    const { page } = opened;
    const term = page.getByRole("button", { name: "learning rate", exact: true });
    await term.focus();
    const note = page.getByRole("note").filter({ hasText: "How far one update moves the model" });
    await note.waitFor();
    const [place, view] = [await note.boundingBox(), page.viewportSize()];
    expect(place && view && place.x >= 0 && place.x + place.width <= view.width).toBe(true);
    expect(await term.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await term.getAttribute("aria-expanded")).toBe("false");
    await end(opened);
  });

  test("of several schedules one is chosen in the sentence", async () => {
    const [first] = workspace.layers;
    const flat = { ...first, id: "l2", name: "Flat", hue: 2, spec: { kind: "constant", value: 1e-3 } };
    const hash = await linkTo("explain", {
      workspace: { ...workspace, layers: [first, flat] },
      look: { scale: "linear", along: "steps" },
    });
    const opened = await openStudio(browser, served.url, { hash });
    const { page } = opened;
    await page.getByLabel("Schedule that is explained").selectOption("Flat");
    await page.getByText("Each of the 25,000 steps is 1e-3 long.").waitFor();
    expect(await page.locator(".acts strong").allInnerTexts()).toEqual(["1 The same length all the way"]);
    await end(opened);
  });

  test.each([900, 1280, 1600])("acts stay clear of one another and of the chart, at %d px", async (width) => {
    const [first] = workspace.layers;
    const layers = [0.05, 0.3, 0.6].map((hold, i) => ({
      ...first,
      id: `h${i}`,
      name: `Hold ${hold}`,
      spec: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 2e-3, over: 125 },
          { kind: "constant", value: 2e-3, over: hold * 25_000 },
          { kind: "cosine", from: 2e-3, to: 0, over: "rest" },
        ],
      },
    }));
    const hash = await linkTo("explain", {
      workspace: { ...workspace, selected: "h0", layers },
      look: { scale: "linear", along: "steps" },
    });
    const opened = await openStudio(browser, served.url, { hash, width });
    const { page } = opened;
    for (const { name } of layers) {
      await page.getByLabel("Schedule that is explained").selectOption(name);
      // The words themselves, which may be wider than their boxes.
      const boxes = await page.locator(".acts li > *").evaluateAll((all) =>
        all.map((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
      const chart = await page.locator(".story .chart").first().boundingBox();
      expect(boxes.length).toBeGreaterThanOrEqual(2);
      for (const [i, a] of boxes.entries()) {
        expect(a.bottom).toBeLessThanOrEqual(chart?.y ?? 0);
        for (const b of boxes.slice(i + 1))
          expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
      }
    }
    await end(opened);
  });

  test("a name of a layer that looks like a page stays text", async () => {
    const name = '<img src=x onerror="window.hit=1">';
    const hash = await linkTo("explain", {
      workspace: { ...workspace, layers: [{ ...workspace.layers[0], name }] },
      look: { scale: "linear", along: "steps" },
    });
    const opened = await openStudio(browser, served.url, { hash });
    await opened.page.locator(".lead", { hasText: name }).waitFor();
    expect(await opened.page.locator("main img").count()).toBe(0);
    await end(opened);
  });
});

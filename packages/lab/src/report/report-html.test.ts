import { compile } from "anneal";
import { drawHtml } from "anneal/describe";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digits } from "../../test/report/digits.ts";
import { noBrowser, show, startBrowser } from "../../test/report/page.ts";
import type { Interval, TuneReport } from "./data.ts";
import { reportHtml } from "./report-html.ts";

type Changed = { readonly [K in keyof TuneReport]?: unknown } & { readonly details?: object };

/** The report of digits with other fields. */
const changed = ({ details, ...rest }: Changed): TuneReport =>
  ({ ...digits, ...rest, details: { ...digits.details, ...details } }) as TuneReport;

const unsure = changed({
  improvement: { relative: 0.03, low: -0.02, high: 0.08, pairedSeeds: 8 },
  details: { certain: false },
});

/** Text between tags, one space where there was markup. */
const textOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, " ");

const titleIn = (html: string): string => textOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? "");

test("the title is the answer, and the parts stand in the order of the design", () => {
  const html = reportHtml(digits);
  expect(titleIn(html)).toBe("Use a linear decay to zero with a peak of 0.04.");
  const words = [
    "anneal tune",
    "Use a linear decay",
    "It ends with 19% less loss than the best constant rate, and reaches that rate’s result after",
    "loss on unseen data",
    "What changes",
    "What entered",
    "How sure this is",
    "What this does not say.",
    "Schedules compared",
    "Use it",
    "Range test and the bracket it gave",
    "All 91 runs",
    "Data, model and split",
    "Repeat this report",
  ];
  const text = textOf(html.slice(html.indexOf("<body>")));
  const places = words.map((word) => text.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("four figures stand under it with their intervals", () => {
  const figures = (report: TuneReport): string[] =>
    [...reportHtml(report).matchAll(/<li><b>.*?<\/li>/g)].map(([item]) => textOf(item).trim());
  const step = digits.stepsToBaseline as number;
  expect(figures(digits)).toEqual([
    "−19% loss on unseen data 95% interval −5% to −34%",
    `−${Math.round(100 * (1 - step / 1200))}% steps to the same loss ${step} instead of 1,200`,
    "7 of 8 paired seeds better same start, same order",
    `−${Math.round(100 * (1 - step / 1200))}% cost to the same loss 2.50 per hour, your figure`,
  ]);
  const [, , , time] = figures(changed({ details: { pricePerHour: undefined } }));
  // 0.78 s a run of 1,200 steps
  expect(time).toContain(
    `time to the same loss ${(0.78 * (step / 1200)).toFixed(1)} s instead of 0.8 s a run`,
  );
});

test("no saving in steps, time or cost is claimed of a schedule that is not better for certain", () => {
  for (const pricePerHour of [undefined, 2.5]) {
    const html = reportHtml(changed({ ...unsure, details: { certain: false, pricePerHour } }));
    const figures = [...html.matchAll(/<li><b>.*?<\/li>/g)].map(([item]) => textOf(item).trim());
    expect(figures).toEqual([
      "−3% loss on unseen data 95% interval +2% to −8%",
      "– steps to the same loss not certain",
      "7 of 8 paired seeds better same start, same order",
      `– ${pricePerHour === undefined ? "time" : "cost"} to the same loss not certain`,
    ]);
    expect(textOf(html)).not.toMatch(/reache[sd] (it )?at step|instead of/);
  }
  expect(textOf(reportHtml(digits))).toMatch(/reaches it at step/);
});

test("an interval that holds 0 says that no schedule is better for certain", () => {
  const html = reportHtml(unsure);
  expect(titleIn(html)).toBe("No schedule beat the best constant rate, 0.02, for certain.");
  expect(textOf(html)).toContain("with a 95% interval from 2% more loss to 8% less loss");
  expect(textOf(html)).toContain("best guess");
});

test("the constant rate itself may be the recommendation", () => {
  const html = reportHtml(
    changed({ recommended: digits.baseline, stepsToBaseline: 1200, details: { certain: false } }),
  );
  expect(titleIn(html)).toBe("No schedule beat the best constant rate, 0.02, for certain.");
  expect(textOf(html)).toContain("The nearest one, linear to zero, peak 0.04, was not better for certain");
});

test("it is said when another schedule has the lower mean, and notes stand as they are written", () => {
  const text = textOf(
    reportHtml(changed({ details: { notes: ["Time allowed 5 final seeds instead of 8."] } })),
  );
  expect(text).toContain("The recommended one is not the one with the lowest mean");
  expect(text).toContain("Time allowed 5 final seeds instead of 8.");
});

test("what an outside command does with a seed is not vouched for, and its optimizer is not named", () => {
  const own = textOf(reportHtml(digits));
  expect(own).toContain("from the same start on the same batches. The");
  expect(own).not.toContain("ANNEAL_SEED");
  const outside = changed({
    details: { optimizer: undefined, command: ["compare", "--exec", "python train.py --rate tune"] },
  });
  const text = textOf(reportHtml(outside));
  expect(text).toContain("on the same batches, if the command takes them from ANNEAL_SEED. The");
  expect(text).toContain("optimizer = ... # yours, made with lr=1.0");
  expect(text).not.toMatch(/optim\.SGD|tf\.train|bit for bit|same start, same order/);
});

test("the header has the word that the command was called by", () => {
  const headOf = (command: readonly string[]): string =>
    textOf(/<header>.*?<\/header>/s.exec(reportHtml(changed({ details: { command } })))?.[0] ?? "");
  expect(headOf(["compare", "--csv", "tune"])).toContain("anneal compare");
  expect(headOf(["npx", "anneal", "tune", "--csv", "compare"])).toContain("anneal tune");
  expect(headOf([])).toContain("anneal tune");
});

test("money appears only with a price", () => {
  expect(reportHtml(digits)).toContain("cost to the same loss");
  expect(reportHtml(changed({ details: { pricePerHour: undefined } }))).not.toMatch(/cost to|per hour/);
  // 8 hours at 12: 96 for the whole run
  const slow = digits.details.allRuns.map((run) => ({ ...run, seconds: 8 * 3600 * (run.steps / 1200) }));
  expect(textOf(reportHtml(changed({ details: { pricePerHour: 12, allRuns: slow } })))).toContain(
    "instead of 96 a run, at 12 per hour",
  );
});

test("a run that diverged is counted and marked, a range test that stopped is not", () => {
  const diverged = { step: 312, lr: 0.08, lastFiniteLoss: 3.1 };
  const allRuns = digits.details.allRuns.map((run, k) =>
    k === 0 || k === 10 ? { ...run, valid: null, diverged } : run,
  );
  const html = reportHtml(changed({ diverged: 1, details: { allRuns } }));
  expect(textOf(html)).toContain("All 91 runs, 1 of them diverged");
  expect(html.match(/✗ at step 312/g)).toHaveLength(1);
  expect(textOf(html)).toContain("diverged at LR 0.08, after a loss of 3.10");
  expect(textOf(html)).toContain("stopped at LR 0.08");
});

test("fine-tuning shows what the old data pay", () => {
  const retained = [0.001, 0.04].map((peakLr) => ({
    peakLr,
    before: 0.05,
    after: 0.06 + peakLr,
    fresh: 0.2,
  }));
  const text = textOf(reportHtml(changed({ details: { retained } })));
  expect(text).toContain(
    "At the recommended peak of 0.04 it ends at 0.100 (+100%), while the new data reach 0.200. Of these peaks 1e-3 ends lowest on both.",
  );
  expect(text).toContain("What it costs on the old data");
});

test("which peak forgets least and which learns most is read from the numbers", () => {
  const retained = [
    { peakLr: 0.001, before: 0.002, after: 0.0909, fresh: 0.5 }, // 45.45 times
    { peakLr: 0.04, before: 0.002, after: 0.08, fresh: 0.3 },
    { peakLr: 0.1, before: 0.002, after: 0.09, fresh: 0.2 },
  ];
  const text = textOf(reportHtml(changed({ details: { retained } })));
  expect(text).toContain(
    "Of these peaks 0.04 ends lowest on the old data, at 0.0800, and 0.1 on the new, at 0.200.",
  );
  expect(text).toContain("×45");
  expect(text).not.toMatch(/[+]\d{4}|forgets/);
});

/** The report of digits, where every loss is one of those given, in turn. */
function withLosses(losses: readonly number[]): TuneReport {
  let k = 0;
  const next = (): number => losses[k++ % losses.length];
  const interval = (): Interval => {
    const [low, mean, high] = [next(), next(), next()].sort((a, b) => a - b);
    return { low: low - (high - mean), mean, high };
  };
  const arms = digits.details.arms.map((arm) => ({
    ...arm,
    test: interval(),
    valid: interval(),
    ...(arm.saved && { saved: interval() }),
    seeds: arm.seeds.map((seed) => ({ ...seed, valid: next(), test: next() })),
    curve: arm.curve.map(({ step }) => ({ step, loss: next() })),
  }));
  const { rangeTest, rates } = digits.details;
  const share = (value: number): number => value / arms[3].test.mean;
  return changed({
    recommended: arms[0],
    baseline: arms[3],
    improvement: { relative: share(next()), low: share(-next()), high: share(next()), pairedSeeds: 8 },
    details: {
      certain: next() > 1,
      arms,
      rates: rates.map((rate) => ({ ...rate, points: rate.points.map((one) => ({ ...one, loss: next() })) })),
      rangeTest: rangeTest && { ...rangeTest, loss: rangeTest.loss.map(next) },
      retained: [0.01, 0.04].map((peakLr) => ({ peakLr, before: next(), after: next(), fresh: next() })),
    },
  });
}

test("losses of 0, of nearly 0 and huge ones leave no place of the page without a number", () => {
  const loss = fc.constantFrom(0, 0, 1e-300, 1e-12, 3.2e-5, 0.08, 2.3, 1e6, 1e30, 1e300);
  const losses = fc.array(
    fc.oneof(
      loss,
      loss,
      loss.map((value) => -value),
    ),
    { minLength: 1, maxLength: 9 },
  );
  const check = (given: readonly number[]): void => {
    const page = reportHtml(withLosses(given));
    expect(page).not.toMatch(/="[^"]*(NaN|undefined|Infinity)/);
    expect(textOf(page)).not.toMatch(/NaN|undefined|null|Infinity/);
  };
  for (const value of [0, 1e-12, 1e300]) check([value]);
  fc.assert(fc.property(losses, check), { seed: 5, numRuns: 40 });
});

test("where losses are nearly 0 they are written with an exponent, and no share is said of them", () => {
  const tiny = { mean: 3.2e-8, low: -1e-8, high: 7e-8 };
  const arms = digits.details.arms.map((arm) => ({ ...arm, test: tiny }));
  const report = changed({
    recommended: arms[0],
    baseline: arms[3],
    improvement: { relative: 0.4, low: -30, high: 31, pairedSeeds: 8 },
    details: { arms },
  });
  const text = textOf(reportHtml(report));
  expect(text).toContain("It ends with a loss of 3.2e-8, the best constant rate with 3.2e-8");
  expect(text).toContain("– loss on unseen data both are nearly 0: relative figures say nothing");
  expect(text).toContain("0 – 7.0e-8");
  expect(text).not.toMatch(/0\.0000000|\d{3}%/);
});

test("no more than all of the loss is saved", () => {
  const improvement = { relative: 0.98, low: 0.4, high: 1.56, pairedSeeds: 8 };
  expect(textOf(reportHtml(changed({ improvement })))).toContain("95% interval −40% to −100%");
});

test("a report that came back from JSON, with holes where there were no numbers, says so and not null", () => {
  const hole = { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  const broken = changed({
    improvement: { relative: Number.NaN, low: Number.NaN, high: Number.NaN, pairedSeeds: 1 },
    stepsToBaseline: null,
    details: {
      certain: false,
      optimizer: undefined,
      batchSize: undefined,
      rangeTest: undefined,
      arms: digits.details.arms.map((arm) => ({
        ...arm,
        test: hole,
        valid: hole,
        curve: [],
        accuracy: undefined,
        saved: arm.saved && hole,
        stepsToBaseline: null,
      })),
      rates: digits.details.rates.map((rate) => ({
        ...rate,
        points: rate.points.map((point) => ({ ...point, loss: null })),
      })),
    },
  });
  for (const report of [broken, JSON.parse(JSON.stringify(broken)) as TuneReport]) {
    expect(textOf(reportHtml(report))).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(reportHtml(report)).not.toMatch(/="[^"]*(NaN|undefined|Infinity)/);
  }
});

test("nearly nothing is still a page", () => {
  const bare = changed({
    recommended: digits.baseline,
    runs: 1,
    details: { certain: false, arms: [], rates: [], facts: [], allRuns: [], rangeTest: undefined },
  });
  const html = reportHtml(bare);
  expect(titleIn(html)).toContain("No schedule beat");
  expect(textOf(html)).not.toMatch(/NaN|undefined|null|Infinity/);
});

test("a schedule of the user's own, unknown to anneal, costs its code and its curve, and not the report", () => {
  const spec = { kind: "saw", peak: 1 };
  const html = reportHtml(
    changed({
      recommended: { ...digits.recommended, spec, label: "My saw" },
      details: {
        arms: digits.details.arms.map((arm, k) => (k === 0 ? { ...arm, spec, label: "My saw" } : arm)),
      },
    }),
  );
  expect(titleIn(html)).toBe("Use my saw, peak 0.04.");
  expect(html).not.toContain("Use it");
});

test("a hundred runs take less than 300 kB", () => {
  expect(Buffer.byteLength(reportHtml(digits))).toBeLessThan(300_000);
});

test("the colours are those of the pages that anneal draws", () => {
  const spec = digits.recommended.spec;
  const colours = (html: string): Map<string, string> =>
    new Map(
      [...html.slice(0, html.indexOf("@media")).matchAll(/--(\w+):([^;}]+)/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
  const theirs = colours(
    drawHtml([{ name: "x", spec, curve: compile(spec, { steps: 1200 }) }], { steps: 1200 }),
  );
  const ours = colours(reportHtml(digits));
  expect(theirs.size).toBeGreaterThan(20);
  for (const [name, value] of theirs) expect(ours.get(name), name).toBe(value);
});

const payload = `"'><img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;

/** Every text of a report replaced, but for the words that the contract names and the schedules themselves. */
function hostile(value: unknown, name = ""): unknown {
  if (typeof value === "string") return name === "stage" ? value : `${payload}${value}`;
  if (Array.isArray(value)) return value.map((item) => hostile(item));
  if (typeof value !== "object" || value === null || name === "spec") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hostile(item, key)]));
}

describe.skipIf(noBrowser)(`in Chromium${noBrowser === undefined ? "" : `: skipped, ${noBrowser}`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  const opened = async (page: Page): Promise<void> => {
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  };

  test("texts from data are shown as they are: no element, no attribute, no request, no script comes of them", async () => {
    const { page, requests } = await show(browser, reportHtml(hostile(digits) as TuneReport));
    await opened(page);
    expect(
      await page.evaluate("document.querySelectorAll('img, script, iframe, [onerror], [onload]').length"),
    ).toBe(0);
    expect(await page.title()).not.toBe("owned");
    expect(requests).toEqual([]);
    expect(await page.evaluate("document.body.innerText")).toContain(payload);
    const attributes = (await page.evaluate(
      "[...new Set([...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()))].sort()",
    )) as string[];
    expect(attributes.filter((name) => name.startsWith("on"))).toEqual([]);
    await page.close();
  });

  test("it asks for nothing, and has what a reader of the screen needs", async () => {
    const { page, requests } = await show(browser, reportHtml(digits));
    await opened(page);
    expect(requests).toEqual([]);
    const levels = (await page.evaluate(
      "[...document.querySelectorAll('h1,h2,h3')].map((each) => Number(each.tagName[1]))",
    )) as number[];
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, k) => {
      expect(level - levels[k]).toBeLessThanOrEqual(1);
    });
    const counts = (await page.evaluate(`({
      language: document.documentElement.lang,
      main: document.querySelectorAll("main").length,
      unnamed: [...document.querySelectorAll("svg")].filter((each) => each.getAttribute("aria-hidden") !== "true" && (each.getAttribute("role") !== "img" || !each.querySelector("title")?.textContent)).length,
      bareHeads: document.querySelectorAll("th:not([scope])").length,
      headless: [...document.querySelectorAll("table")].filter((each) => !each.querySelector("thead th")).length,
      unlabelled: [...document.querySelectorAll("input")].filter((each) => each.labels.length === 0).length,
      twice: [...document.querySelectorAll("[id]")].length - new Set([...document.querySelectorAll("[id]")].map((each) => each.id)).size,
    })`)) as object;
    expect(counts).toEqual({
      language: "en",
      main: 1,
      unnamed: 0,
      bareHeads: 0,
      headless: 0,
      unlabelled: 0,
      twice: 0,
    });
    await page.close();
  });

  test("the tabs of the code change without a script", async () => {
    const { page } = await show(browser, reportHtml(digits));
    const shown = (): Promise<unknown> =>
      page.evaluate(
        "[...document.querySelectorAll('.panel')].filter((each) => each.offsetHeight > 0).map((each) => each.innerText.split('\\n')[0])",
      );
    expect(await shown()).toEqual(["import torch"]);
    await page.click("label[for=code4]");
    expect(await shown()).toEqual(["step,lr"]);
    await page.keyboard.press("ArrowRight");
    expect(await shown()).toEqual(["{"]);
    await page.close();
  });

  test.each([360, 768])("nothing scrolls sideways at %i pixels, with all folds open", async (width) => {
    for (const report of [digits, hostile(digits) as TuneReport]) {
      const { page } = await show(browser, reportHtml(report), width);
      await opened(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    }
  });

  test("on a phone every column of the schedules can be reached, and it is said how", async () => {
    for (const width of [360, 1080]) {
      const { page } = await show(browser, reportHtml(digits), width);
      const found = await page.evaluate(`(() => {
        const box = document.querySelector(".scroll.all-columns");
        const said = document.querySelector(".sideways").offsetHeight > 0;
        box.scrollLeft = 1e4;
        const last = [...box.querySelectorAll("thead th")].at(-1).getBoundingClientRect();
        return { said, hidden: [...box.querySelectorAll("th,td")].filter((each) => each.offsetWidth === 0).length, isSeen: last.right <= innerWidth };
      })()`);
      expect(found).toEqual({ said: width === 360, hidden: 0, isSeen: true });
      await page.close();
    }
  });

  test("letters in the charts keep their size on a phone, and none leaves its chart", async () => {
    for (const width of [360, 1080]) {
      const { page } = await show(browser, reportHtml(digits), width);
      const found =
        (await page.evaluate(`[...document.querySelectorAll("figure svg text")].filter((each) => each.getBoundingClientRect().width > 0).map((each) => {
        const [box, around] = [each.getBoundingClientRect(), each.closest("svg").getBoundingClientRect()];
        return { text: each.textContent, size: parseFloat(getComputedStyle(each).fontSize) * around.width / each.closest("svg").viewBox.baseVal.width, out: Math.max(around.left - box.left, box.right - around.right, around.top - box.top, box.bottom - around.bottom) };
      })`)) as { text: string; size: number; out: number }[];
      expect(found.length).toBeGreaterThan(50);
      expect(found.filter(({ size }) => size < 10.9)).toEqual([]);
      expect(found.filter(({ out }) => out > 2)).toEqual([]);
      await page.close();
    }
  });
});

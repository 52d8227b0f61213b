import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createJaxEngine,
  createLocalRunner,
  makeTask,
  ownCandidate,
  type Runner,
  requestFor,
  type TuneReport,
} from "@anneal/lab";
import type { Spec } from "anneal";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digitsTable } from "../src/race/tasks/digits.ts";
import { launch, noBrowser, openStudio, type Served, servePage, singleFile } from "./browser.ts";

/** What race.json holds of what is checked here. */
interface RaceFile {
  readonly state: string;
  readonly racers: readonly {
    readonly id: string;
    readonly name: string;
    readonly spec: Spec;
    readonly peak: number;
  }[];
  readonly rates: {
    readonly [id: string]: readonly {
      readonly peakLr: number;
      readonly loss: number | null;
      readonly diverged: number;
    }[];
  };
  readonly finalRuns: {
    readonly [id: string]: readonly {
      readonly seed: number;
      readonly readings: readonly { readonly step: number; readonly loss: number }[];
      readonly test?: { readonly loss: number };
    }[];
  };
  readonly rangeTest: {
    readonly report: { readonly suggestions: readonly { readonly rule: string; readonly lr?: number }[] };
  };
  readonly report: TuneReport;
  readonly outcome: { readonly kind: string; readonly says: string };
}

/** Sets up a race that is over soon, and starts it. */
async function start(page: Page, how: { steps?: number; seeds?: number } = {}): Promise<void> {
  const { steps = 60, seeds = 3 } = how;
  if (await page.isVisible("text=Take linear and WSD")) await page.click("text=Take linear and WSD");
  const fields = { steps, batch: 16, seeds, rates: 2 };
  for (const [name, value] of Object.entries(fields)) await page.fill(`input[name=${name}]`, String(value));
  await page.click("button:has-text('Start')");
}

const ended = (page: Page): Promise<unknown> => page.waitForSelector(".race-outcome", { timeout: 60_000 });

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.click(`.race-acts button:has-text('${button}')`),
  ]);
  return readFileSync(await file.path(), "utf8");
}

const progressOf = (page: Page): Promise<string | null> =>
  page.getAttribute(".race-progress [role=progressbar]", "aria-valuenow");

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds that the longest task of the page's own thread took of the processor. The clock on the wall would also
 * count what others do on a test's machine.
 */
function longestTask(trace: Buffer): number {
  const { traceEvents: events }: { traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString());
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && pages.has(threadOf(event)));
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
}

describe.skipIf(noBrowser !== undefined)(`the race${noBrowser ? `; skipped: ${noBrowser}` : ""}`, () => {
  let browser: Browser;
  let served: Served;
  let node: Runner;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
    const task = makeTask({ kind: "csv", text: digitsTable(), target: "digit", model: { hidden: [32] } });
    const optimizer = { kind: "momentum", momentum: 0.9 } as const;
    node = createLocalRunner({ task, engine: await createJaxEngine(), batchSize: 16, optimizer });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close(), node?.close()]);
  });

  /** Every final run of a race is the one that the lab does in Node. */
  const holdToNode = async ({ racers, finalRuns, report }: RaceFile): Promise<void> => {
    for (const { id, spec } of racers.filter((racer) => racer.id !== "constant")) {
      const arm = report.details.arms.find(({ schedule }) => schedule === id);
      const [run] = finalRuns[id];
      const evaluateAt = run.readings.map(({ step }) => step);
      const asked = requestFor(ownCandidate(id, spec, 60), arm?.peakLr ?? Number.NaN, {
        seed: run.seed,
        steps: 60,
        evaluateAt,
        redraw: true,
        test: true,
      });
      const { valid, test: end } = await node.run(asked);
      expect(valid.length).toBe(24);
      for (const [i, { loss }] of valid.entries()) expect(run.readings[i].loss).toBeCloseTo(loss, 3);
      expect(run.test?.loss).toBeCloseTo(end?.loss ?? Number.NaN, 3);
    }
  };

  test("two schedules and a constant rate race to the end, with the losses of Node, and the page stays free", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
    await start(page);
    await ended(page);
    const longest = longestTask(await browser.stopTracing());
    console.log(`race/longest task of the page ${longest.toFixed(0)} ms of processor time`);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(200);
    const file: RaceFile = JSON.parse(await download(page, "JSON"));
    expect(file.state).toBe("ended");
    expect(file.racers.map(({ name }) => name)).toEqual(["Constant", "Linear to zero", "WSD 20%, 1−√"]);
    await holdToNode(file);
    for (const { id } of file.racers) {
      expect(file.finalRuns[id].map(({ seed }) => seed)).toEqual([1, 2, 3]);
      const sound = file.rates[id].filter(({ loss, diverged }) => loss !== null && diverged === 0);
      const best = sound.reduce((one, other) => ((other.loss ?? 0) < (one.loss ?? 0) ? other : one));
      expect(file.report.details.arms.find(({ schedule }) => schedule === id)?.peakLr).toBe(best.peakLr);
    }
    expect(await page.locator(".rate-table tbody tr").count()).toBe(3);
    expect(await page.locator(".rate-table .best").count()).toBe(3);
    expect(await page.textContent(".race-answer")).toBe(file.outcome.says);
    const rules = file.rangeTest.report.suggestions.filter(({ lr }) => lr !== undefined);
    expect(rules.length).toBeGreaterThan(2);
    expect(await page.locator(".race-rules li").count()).toBe(rules.length);
    const csv = (await download(page, "CSV")).trim().split("\n");
    expect(csv[0]).toBe("schedule,seed,set,step,lr,loss");
    expect(csv.length).toBe(1 + 3 * 3 * (24 + 1));
    expect(await download(page, "Report")).toContain("<!doctype html>");
    await page.click("text=Use these rates in Design");
    await page.waitForSelector("main[data-view=design]");
    for (const { name, id } of file.racers.slice(1)) {
      const peak = file.report.details.arms.find(({ schedule }) => schedule === id)?.peakLr ?? Number.NaN;
      await page.waitForFunction(
        ([wanted, lr]) => {
          const { workspace } = JSON.parse(localStorage.getItem("anneal studio") ?? "{}");
          const layer = workspace?.layers.find((each: { name: string }) => each.name === wanted);
          return layer?.spec.kind === "scale" && Math.abs((layer.spec.by * 1e-3) / lr - 1) < 1e-9;
        },
        [name, peak] as const,
      );
    }
    await page.click("nav a:has-text('Race')");
    await page.waitForSelector(".race-outcome");
    await page.click("text=Send to Logs");
    await page.waitForSelector("main[data-view=logs]");
    await page.waitForSelector("text=/race, WSD 20%, 1−√, seed 1/");
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  test("a race is held and goes on, also behind another view, and what it had is kept when it is stopped", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
    await start(page, { steps: 800, seeds: 2 });
    await page.waitForFunction(() =>
      /Rate search/.test(document.querySelector(".race-progress")?.textContent ?? ""),
    );
    await page.click("button:has-text('Pause')");
    await page.waitForTimeout(300);
    const held = await progressOf(page);
    await page.waitForTimeout(700);
    expect(await progressOf(page)).toBe(held);
    expect(await page.textContent(".race-progress")).toContain("Paused");
    await page.click("button:has-text('Go on')");
    await page.click("nav a:has-text('Explain')");
    await page.waitForTimeout(1500);
    await page.click("nav a:has-text('Race')");
    expect(Number(await progressOf(page))).toBeGreaterThan(Number(held));
    await page.waitForSelector(".race-intervals tbody tr", { timeout: 60_000 });
    expect(await page.textContent(".race-standing")).toMatch(/Not comparable yet/);
    await page.click("button:has-text('Stop and keep')");
    await page.waitForSelector("button:has-text('Start again')");
    expect(await page.textContent(".race-standing")).toMatch(/Stopped at step [\d,]+.*not comparable/s);
    expect(await page.locator(".race-intervals tbody tr").count()).toBe(3);
    const file: RaceFile = JSON.parse(await download(page, "JSON"));
    expect(file.state).toBe("stopped");
    expect(file.report).toBeUndefined();
    expect(
      Object.values(file.finalRuns)
        .flat()
        .every(({ readings }) => readings.length > 0),
    ).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  test("a worker that the browser ends loses nothing: its runs are done again", async () => {
    const { page, context } = await openStudio(browser, served.url, { hash: "#/race" });
    await start(page, { steps: 300, seeds: 2 });
    await page.waitForFunction(() =>
      /Rate search/.test(document.querySelector(".race-progress")?.textContent ?? ""),
    );
    await page.workers()[0].evaluate(() => self.close());
    await ended(page);
    const file: RaceFile = JSON.parse(await download(page, "JSON"));
    for (const { id } of file.racers) expect(file.finalRuns[id].map(({ seed }) => seed)).toEqual([1, 2]);
    await context.close();
  }, 90_000);

  describe("on data of one’s own", () => {
    const table = `size,colour,price\n${Array.from({ length: 200 }, (_, i) => `${i % 40},${i % 3 ? "red" : "blue"},${((i % 40) * 1.5 + (i % 3)).toFixed(1)}`).join("\n")}\n`;
    const choose = (page: Page, name: string, data: string | Buffer): Promise<void> =>
      page.setInputFiles("section[aria-label='Your own data'] input[type=file]", {
        name,
        mimeType: "text/csv",
        buffer: typeof data === "string" ? Buffer.from(data) : data,
      });

    test("a table asks for its target, then races", async () => {
      const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
      await page.click("text=Take linear and WSD");
      await choose(page, "<img src=x onerror=alert(1)>.csv", table);
      await page.waitForSelector("text=Which column is to be predicted?");
      expect(await page.isDisabled("button:has-text('Start')")).toBe(true);
      await page.selectOption("section[aria-label='Your own data'] select", "price");
      await page.waitForSelector("button:has-text('Start'):not([disabled])");
      await start(page, { seeds: 2 });
      await ended(page);
      const { report }: RaceFile = JSON.parse(await download(page, "JSON"));
      expect(report.metric).toBe("squared error");
      expect(report.details.facts.map(({ value }) => value).join()).toContain("200 rows");
      expect(await page.locator("main img").count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    }, 90_000);

    test("what is wrong with a table is one sentence at its place", async () => {
      const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
      await page.click("text=Take linear and WSD");
      await choose(page, "short.csv", "a,target\n1,2\n3\n");
      await page.waitForSelector("section[aria-label='Your own data'] .field-error");
      const says = await page.textContent("section[aria-label='Your own data'] .field-error");
      expect(says).toMatch(/^short\.csv, line 3: expected 2 cells, as the first line has, received 1/);
      expect(await page.isDisabled("button:has-text('Start')")).toBe(true);
      await page.selectOption("section[aria-label='What is trained'] select", "digits");
      expect(await page.isDisabled("button:has-text('Start')")).toBe(false);
      expect(complaints).toEqual([]);
      await context.close();
    });

    test("a picture is refused as Logs refuses it, and what was chosen before stays", async () => {
      const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
      await page.click("text=Take linear and WSD");
      const picture = Buffer.from(`\x89PNG\r\n\x1a\n${"\0".repeat(3000)}`, "latin1");
      await choose(page, "a.png", picture);
      const wrong = page.locator("section[aria-label='Your own data'] .field-error");
      const says = "a.png: expected a table or a text, received a picture (PNG)";
      expect(await wrong.textContent()).toBe(says);
      expect(await page.isDisabled("button:has-text('Start')")).toBe(true);
      await choose(page, "good.csv", table.replace("price", "target"));
      await page.waitForSelector("button:has-text('Start'):not([disabled])");
      expect(await wrong.count()).toBe(0);
      await choose(page, "a.png", picture);
      expect(await wrong.textContent()).toBe(says);
      expect(await page.isDisabled("button:has-text('Start')")).toBe(false);
      await page.fill("input[name=seeds]", "1");
      expect(await page.textContent("main")).not.toContain("0 seeds");
      expect(complaints).toEqual([]);
      await context.close();
    });
  });

  test("the single file races from a disk, its own script being its workers", async () => {
    const { page, context, complaints } = await openStudio(browser, pathToFileURL(singleFile).href, {
      hash: "#/race",
    });
    await start(page);
    await ended(page);
    await holdToNode(JSON.parse(await download(page, "JSON")));
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);
});

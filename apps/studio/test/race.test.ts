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

const ended = (page: Page): Promise<unknown> => page.waitForSelector(".race-outcome");

/** As on a machine of two cores: one worker trains, so that a race is long enough to be watched, and seeds run in heats. */
const asOnTwoCores = (): void => {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: 2 });
};

/**
 * Pauses the race from within the page, in the very moment when its words say this: whoever watches from outside may be
 * too late on a fast machine. Gives whether that was before its end.
 */
const pauseWhen = (page: Page, says: RegExp): Promise<boolean> =>
  page.evaluate(
    (pattern) =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => look());
        const end = (isPaused: boolean): void => {
          observer.disconnect();
          resolve(isPaused);
        };
        const look = (): void => {
          const buttons = [...document.querySelectorAll<HTMLButtonElement>(".race-bar button")];
          const pause = buttons.find((each) => each.textContent?.includes("Pause") && !each.disabled);
          if (document.querySelector(".race-outcome") !== null) end(false);
          else if (pause && new RegExp(pattern).test(document.querySelector("main")?.textContent ?? "")) {
            pause.click();
            end(true);
          }
        };
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      }),
    says.source,
  );

/** So many frames of the page: what it has under way is drawn then. */
const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    for (let i = 0; i < left; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.click(`.race-acts button:has-text('${button}')`),
  ]);
  return readFileSync(await file.path(), "utf8");
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

  test("two schedules and a constant rate race to the end, with the losses of Node, and the page answers meanwhile", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url, { hash: "#/race" });
    await start(page);
    const constant = page.getByRole("checkbox", { name: /^Constant/ });
    for (const isIn of [false, true]) {
      await constant.click();
      expect(await constant.isChecked()).toBe(isIn);
    }
    await ended(page);
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
  });

  test("a race is held and goes on, also behind another view, and what it had is kept when it is stopped", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url, {
      hash: "#/race",
      before: asOnTwoCores,
    });
    await start(page, { steps: 300, seeds: 10 });
    const text = (selector: string): Promise<string | null> => page.textContent(selector);
    // Three schedules on one worker that keeps sixteen runs side by side: five seeds at a time.
    expect(await pauseWhen(page, /At step|at step/)).toBe(true);
    await page.waitForSelector("button:has-text('Go on')");
    await frames(page, 5);
    const held = await text(".race-progress");
    expect(held).toMatch(/Paused, final runs seeds 1–5 of 10, step [1-9]\d* of 300/);
    const step = / step (\d+) of /.exec(held ?? "")?.[1] ?? "";
    expect(await text(".race-standing")).toContain(`at step ${step}, 5 of 10 paired seeds`);
    expect(await text(".race-standing")).toMatch(/Not comparable yet/);
    expect(await text(".race-charts .chart-over")).toContain(`step ${step}`);
    await frames(page, 20);
    expect(await text(".race-progress")).toBe(held);
    await page.click("nav a:has-text('Explain')");
    await page.click("nav a:has-text('Race')");
    expect(await text(".race-progress")).toBe(held);
    // Who leaves the page is asked, since the race would be lost.
    const [asked] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
    expect(asked.type()).toBe("beforeunload");
    await asked.dismiss();
    expect(await text(".race-progress")).toBe(held);

    await page.click("button:has-text('Go on')");
    await page.click("nav a:has-text('Explain')");
    await page.click("nav a:has-text('Race')");
    expect(await pauseWhen(page, /More seeds are running/)).toBe(true);
    await page.waitForSelector("button:has-text('Go on')");
    await frames(page, 5);
    const later = / step (\d+) of /.exec((await text(".race-progress")) ?? "")?.[1];
    expect(await text(".race-progress")).toContain(`seeds 6–10 of 10, step ${later} of 300`);
    expect(await text(".race-standing")).toContain("at the end, 5 of 10 paired seeds");
    expect(await text(".race-standing")).toContain(`Seeds 6–10 are at step ${later} of 300`);

    await page.click("button:has-text('Stop and keep')");
    await page.waitForSelector("button:has-text('Start again')");
    // The keyboard goes on at the button that took the place of the pressed one.
    await page.waitForSelector("button:focus:has-text('Start again')");
    expect(await text(".race-standing")).toContain("Stopped after 5 of 10 seeds");
    expect(await page.locator(".race-intervals tbody tr").count()).toBe(3);
    const file: RaceFile = JSON.parse(await download(page, "JSON"));
    expect(file.state).toBe("stopped");
    expect(file.report).toBeUndefined();
    for (const runs of Object.values(file.finalRuns))
      expect(runs.filter(({ readings }) => readings.at(-1)?.step === 300).length).toBeGreaterThanOrEqual(5);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a worker that the browser ends loses nothing: its runs are done again", async () => {
    const { page, context } = await openStudio(browser, served.url, {
      hash: "#/race",
      before: asOnTwoCores,
    });
    await start(page, { steps: 300, seeds: 2 });
    expect(await pauseWhen(page, /Rate search \d/)).toBe(true);
    // The one that said what the data are has ended, too.
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(1);
    await page.workers()[0].evaluate(() => self.close());
    await page.click("button:has-text('Go on')");
    await ended(page);
    const file: RaceFile = JSON.parse(await download(page, "JSON"));
    for (const { id } of file.racers) expect(file.finalRuns[id].map(({ seed }) => seed)).toEqual([1, 2]);
    await context.close();
  });

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
    });

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
  });
});

import { existsSync } from "node:fs";
import {
  createJaxEngine,
  createLocalRunner,
  makeTask,
  type Runner,
  type RunRequest,
  type RunResult,
  random,
  reportHtml,
  type TaskSpec,
  type TuneReport,
} from "@anneal/lab";
import { warmupLinear } from "anneal";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle, gzipped, html, type InPage, type Site, serve } from "./lab-page.ts";

const chrome = "/usr/bin/chromium";
const isThere = existsSync(chrome);
const skipped = isThere ? "" : `; skipped: ${chrome} is not there (Debian: apt-get install chromium)`;

/** Which of four corners a point is nearest to, told wrongly now and then. */
function corners(rows: number): string {
  const { uniform, below } = random("corners");
  const lines = Array.from({ length: rows }, () => {
    const [x, y] = [uniform(), uniform()];
    const corner = below(10) === 0 ? below(4) : 2 * Math.round(x) + Math.round(y);
    return `${x},${y},corner ${corner}`;
  });
  return `x,y,corner\n${lines.join("\n")}\n`;
}

/** Bright squares on one side or the other, as two IDX files. */
function sides(count: number): { readonly images: number[]; readonly labels: number[] } {
  const { below } = random("sides");
  const labels = Array.from({ length: count }, () => below(2));
  const pixels = labels.flatMap((side) =>
    Array.from({ length: 64 }, (_, i) => 100 * Number(i % 8 >= 4 === (side === 1)) + below(100)),
  );
  return {
    images: [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 8, 0, 0, 0, 8, ...pixels],
    labels: [0, 0, 8, 1, 0, 0, 0, count, ...labels],
  };
}

const task: TaskSpec = { kind: "csv", text: corners(400), target: "corner", model: { hidden: [16] } };
const request = (seed: number, peakLr = 0.01, steps = 100): RunRequest => ({
  schedule: warmupLinear({ peak: peakLr, warmup: "10%" }),
  peakLr,
  steps,
  seed,
  evaluateAt: [50, steps],
  test: true,
});

const losses = ({ train, valid, test }: RunResult): number[] => [
  ...train,
  ...valid.map(({ loss }) => loss),
  test?.loss ?? Number.NaN,
];
const farthest = (one: RunResult, other: RunResult): number =>
  Math.max(...losses(one).map((loss, i) => Math.abs(loss - losses(other)[i])));

test("the lab bundles for a browser, and each entry stays under its ceiling, minified and gzipped", async () => {
  const ceilings = { worker: 145_000, tune: 27_000, everything: 190_000 } as const;
  for (const name of ["worker", "tune", "everything"] as const) {
    const bytes = gzipped(await bundle(name));
    console.log(`size/lab-${name} ${bytes} B of ${ceilings[name]}`);
    expect(bytes, name).toBeLessThanOrEqual(ceilings[name]);
  }
});

describe.skipIf(!isThere)(`the lab in Chromium${skipped}`, () => {
  let browser: Browser;
  let site: Site;
  let page: Page;
  let here: Runner;
  const mistakes: string[] = [];
  const open = async (url: string): Promise<Page> => {
    const opened = await browser.newPage();
    opened.on("pageerror", (error) => mistakes.push(String(error)));
    await opened.goto(url);
    await opened.waitForFunction("document.title === 'ready'");
    return opened;
  };
  beforeAll(async () => {
    const args = [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--no-first-run",
    ];
    const [pageJs, workerJs] = await Promise.all([bundle("page"), bundle("worker")]);
    site = await serve({ "index.html": html, "page.js": pageJs, "worker.js": workerJs });
    browser = await chromium.launch({ executablePath: chrome, args });
    page = await open(site.url);
    here = createLocalRunner({ task: makeTask(task), engine: await createJaxEngine() });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await here?.close();
    expect(mistakes).toEqual([]);
  });

  /** These runs in a page, two at a time. */
  const runThere = (spec: TaskSpec, requests: readonly RunRequest[], where = page): Promise<RunResult[]> =>
    where.evaluate(
      async ([task, asked]) => {
        const { createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 2 });
        const results = await Promise.all(asked.map((each) => runner.run(each)));
        await runner.close();
        return results;
      },
      [spec, requests] as const,
    );

  test("a request gives the losses of Node within 1e-4 over 100 updates, in any worker", async () => {
    const requests = [request(1), request(2, 0.03), request(1)];
    const there = await runThere(task, requests);
    for (const [i, each] of requests.entries()) {
      const expected = await here.run(each);
      expect(losses(there[i]).length).toBe(103);
      expect(farthest(there[i], expected), `run ${i}`).toBeLessThan(1e-4);
      expect(there[i].test?.accuracy).toBe(expected.test?.accuracy);
    }
    expect(there[2].train).toEqual(there[0].train);
    expect(there[0].train[99]).toBeLessThan(0.8 * there[0].train[0]);
  });

  test("in a page that may share memory between threads the losses are the same", async () => {
    const isolated = await open(`${site.url}isolated/`);
    expect(await isolated.evaluate("crossOriginIsolated")).toBe(true);
    const [there] = await runThere(task, [request(1)], isolated);
    expect(farthest(there, await here.run(request(1)))).toBeLessThan(1e-4);
    await isolated.close();
  });

  test("images travel to the worker as bytes", async () => {
    const { images, labels } = sides(200);
    const spec: TaskSpec = {
      kind: "images",
      images: Uint8Array.from(images),
      labels: Uint8Array.from(labels),
      model: { filters: [4], hidden: 8 },
    };
    const asked = { ...request(1, 0.01, 20), evaluateAt: [20] };
    const there = await page.evaluate(
      async ([spec, images, labels, request]) => {
        const { createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const bytes = { images: Uint8Array.from(images), labels: Uint8Array.from(labels) };
        const runner = createWorkerRunner({ task: { ...spec, ...bytes }, spawn, width: 1 });
        return await runner.run(request).finally(runner.close);
      },
      [{ kind: "images", model: spec.model } as const, images, labels, asked] as const,
    );
    const node = createLocalRunner({ task: makeTask(spec), engine: await createJaxEngine() });
    expect(farthest(there, await node.run(asked))).toBeLessThan(1e-4);
    await node.close();
  });

  test("tune finishes, its report is sound, and the page stays free meanwhile", async () => {
    const { report, gaps, runs } = await page.evaluate(
      async ([task]) => {
        const { lab, createWorkerRunner, spawn, gapsDuring } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 2 });
        let runs = 0;
        const counted: Runner = {
          ...runner,
          run: (...asked) => {
            runs++;
            return runner.run(...asked);
          },
        };
        const work = lab.tune({
          runner: counted,
          task: "corners",
          metric: "cross-entropy loss",
          facts: [],
          candidates: lab.candidates.slice(0, 2),
          budget: { unit: "runs", amount: 12 },
          steps: 120,
          optimizer: { kind: "momentum", momentum: 0.9 },
          seed: 0,
          command: ["anneal", "tune"],
          date: "2026-11-22",
          cores: 2,
          now: () => performance.now() / 1000,
        });
        const gaps = await gapsDuring(work);
        await runner.close();
        return { report: await work, gaps, runs };
      },
      [task] as const,
    );
    refuseUnsound(report);
    expect(report.runs).toBe(runs);
    expect(reportHtml(report)).toContain("corners");
    const worst = Math.max(...gaps);
    const busy = gaps.filter((gap) => gap > 50).length / gaps.length;
    console.log(`page/longest-gap ${worst.toFixed(0)} ms, above 50 ms ${(100 * busy).toFixed(2)}%`);
    expect(gaps.length).toBeGreaterThan(20);
    expect(worst).toBeLessThan(200);
  });
});

/** What must hold between the figures of a report, by their definitions. */
function refuseUnsound({ details, recommended, baseline, improvement, ...report }: TuneReport): void {
  expect(report.runs).toBe(details.allRuns.length);
  expect([baseline.schedule, recommended.schedule]).toEqual(["constant", "linear"]);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const testOf = (schedule: string): number[] => {
    const found = details.allRuns.filter((run) => run.stage === "final" && run.schedule === schedule);
    return found.map(({ test }) => test as number);
  };
  const [base, best] = ["constant", "linear"].map(testOf);
  expect(base.length).toBe(improvement.pairedSeeds);
  expect(base.length).toBeGreaterThanOrEqual(3);
  expect(baseline.test.mean).toBeCloseTo(mean(base), 10);
  expect(recommended.test.mean).toBeCloseTo(mean(best), 10);
  expect(improvement.relative).toBeCloseTo(1 - mean(best) / mean(base), 10);
  expect(improvement.low).toBeLessThan(improvement.relative);
  expect(improvement.high).toBeGreaterThan(improvement.relative);
  expect(details.certain).toBe(improvement.low > 0);
}

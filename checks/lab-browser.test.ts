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
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  chromeIsThere,
  cornersTask,
  type InPage,
  type LabPage,
  openLabPage,
  requestOf,
  skipped,
} from "./lab-page.ts";

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

const task = cornersTask();

const losses = ({ train, valid, test }: RunResult): number[] => [
  ...train,
  ...valid.map(({ loss }) => loss),
  test?.loss ?? Number.NaN,
];
const farthest = (one: RunResult, other: RunResult): number =>
  Math.max(...losses(one).map((loss, i) => Math.abs(loss - losses(other)[i])));

describe.skipIf(!chromeIsThere)(`the lab in Chromium${skipped}`, () => {
  let lab: LabPage;
  let page: Page;
  let here: Runner;
  beforeAll(async () => {
    lab = await openLabPage();
    page = await lab.open(lab.url);
    here = createLocalRunner({ task: makeTask(task), engine: await createJaxEngine() });
  });
  afterAll(async () => {
    await lab?.close();
    await here?.close();
    expect(lab?.mistakes).toEqual([]);
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
    const requests = [requestOf(1), requestOf(2, 0.03), requestOf(1)];
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
    const isolated = await lab.open(`${lab.url}isolated/`);
    expect(await isolated.evaluate("crossOriginIsolated")).toBe(true);
    const [there] = await runThere(task, [requestOf(1)], isolated);
    expect(farthest(there, await here.run(requestOf(1)))).toBeLessThan(1e-4);
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
    const asked = { ...requestOf(1, 0.01, 20), evaluateAt: [20] };
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

  test("tune finishes, its report is sound, and the page has its turns meanwhile", async () => {
    const { report, turns, runs, workers } = await page.evaluate(
      async ([task]) => {
        const { lab, createWorkerRunner, spawn, spawned, turnsDuring } = globalThis as unknown as InPage;
        const before = spawned.length;
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
        const turns = await turnsDuring(work);
        await runner.close();
        return { report: await work, turns, runs, workers: spawned.length - before };
      },
      [task] as const,
    );
    refuseUnsound(report);
    expect(report.runs).toBe(runs);
    expect(reportHtml(report)).toContain("corners");
    // How long the page's own work takes is a row of `npm run bench:studio`.
    expect(workers).toBe(2);
    expect(turns).toBeGreaterThan(0);
  });

  test("compare and findRate take the same runner", async () => {
    const { report, found } = await page.evaluate(
      async ([task]) => {
        const { lab, createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 2, optimizer: { kind: "adam" } });
        const found = await lab.findRate(lab.createLedger({ runner }), { seeds: [1, 2], optimizer: "adam" });
        const report = await lab.compare({
          runner,
          task: "corners",
          metric: "cross-entropy loss",
          facts: [],
          candidates: lab.candidates.slice(0, 2),
          rates: [0.003, 0.01],
          steps: 60,
          rateSeeds: 1,
          finalSeeds: 3,
          seed: 0,
          command: ["anneal", "compare"],
          date: "2026-11-22",
          cores: 2,
          now: () => performance.now() / 1000,
        });
        await runner.close();
        return { report, found };
      },
      [task] as const,
    );
    refuseUnsound(report);
    expect(report.runs).toBe(2 * 2 + 2 * 3);
    expect(found.report.bracket?.low).toBeGreaterThan(1e-6);
    expect(found.report.bracket?.high).toBeLessThan(1);
  });

  test("the example tunes on a user's table, can be stopped, and says what is wrong", async () => {
    const example = await lab.open(`${lab.url}example/`);
    const status = example.locator("#status");
    const ask = async (target: string, seconds: number): Promise<void> => {
      await example.fill("[name=target]", target);
      await example.fill("[name=seconds]", String(seconds));
      await example.click("[type=submit]");
    };
    const buffer = Buffer.from(task.text?.split("\n").slice(0, 61).join("\n") ?? "");
    await example.setInputFiles("[name=file]", { name: "corners.csv", mimeType: "text/csv", buffer });
    await ask("colour", 1);
    await example.waitForFunction("/colour/.test(document.querySelector('#status').textContent)");
    expect(await status.textContent()).toMatch(/^target: expected .*"colour"/);
    await ask("corner", 60);
    await example.waitForFunction("document.querySelector('progress').value > 0");
    await example.click("#stop");
    await example.waitForFunction("document.querySelector('#status').textContent === 'Stopped'");
    await ask("corner", 1);
    await example.waitForFunction("document.querySelector('iframe').srcdoc !== ''");
    expect(await status.textContent()).toMatch(/^(✓ Use|! No schedule)/);
    expect(await example.frameLocator("iframe").locator("h1").textContent()).toMatch(/\w/);
    await example.close();
  });
});

/** What must hold between the figures of a report on `constant` and `linear`, by their definitions. */
function refuseUnsound({ details, recommended, baseline, improvement, ...report }: TuneReport): void {
  expect(report.runs).toBe(details.allRuns.length);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const figures = (schedule: string, set: "valid" | "test"): number[] => {
    const found = details.allRuns.filter((run) => run.stage === "final" && run.schedule === schedule);
    return found.map((run) => run[set] as number);
  };
  const [constant, linear] = ["constant", "linear"].map((schedule) => mean(figures(schedule, "test")));
  const isBetter = mean(figures("linear", "valid")) < mean(figures("constant", "valid"));
  expect([baseline.schedule, recommended.schedule]).toEqual(["constant", isBetter ? "linear" : "constant"]);
  expect(figures("constant", "test").length).toBe(improvement.pairedSeeds);
  expect(improvement.pairedSeeds).toBeGreaterThanOrEqual(3);
  expect(baseline.test.mean).toBeCloseTo(constant, 10);
  expect(recommended.test.mean).toBeCloseTo(isBetter ? linear : constant, 10);
  expect(improvement.relative).toBeCloseTo(1 - linear / constant, 10);
  expect(improvement.low).toBeLessThan(improvement.relative);
  expect(improvement.high).toBeGreaterThan(improvement.relative);
  expect(details.certain).toBe(isBetter && improvement.low > 0);
}

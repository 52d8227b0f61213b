import { expect, test, vi } from "vitest";
import type { Client } from "./jobs/client.ts";
import { type JobName, type JobTools, jobs } from "./jobs/jobs.ts";
import type { ReadRequest } from "./jobs/read.ts";
import { addFiles, choose, removeLog, removeSource, serveLog } from "./load.ts";
import { lengthOf } from "./progress-of.ts";
import { createRuns, type Runs } from "./store.ts";
import type { Reading } from "./types.ts";

/** Does jobs at once, in this thread. */
const here: Client = {
  run: (async (name: JobName, request: unknown) =>
    (jobs[name] as (asked: unknown, tools: JobTools) => unknown)(request, {
      progress: () => {},
    })) as Client["run"],
  close: () => {},
};

const csv = (rows: number, head = "step,lr,loss"): string =>
  [
    head,
    ...Array.from({ length: rows }, (_, i) => `${10 * i},${Math.min(1, i / 10) * 1e-3},${3 - i / 100}`),
  ].join("\n");

const file = (name: string, text: string) => ({ name, data: new Blob([text]) });

async function settled(runs: Runs): Promise<void> {
  await vi.waitFor(() => {
    if (runs.sources.value.some(({ state }) => state.kind === "reading")) throw new Error("still reading");
  });
}

test("several files become logs with names and hues of their own", async () => {
  const runs = createRuns(here);
  addFiles(runs, [file("logs/a.csv", csv(40)), file("b.csv.gz.csv", csv(50))]);
  await settled(runs);
  expect(runs.logs.value.map(({ name, hue, last, state }) => [name, hue, last, state])).toEqual([
    ["a", 1, 390, "running"],
    ["b.csv.gz", 2, 490, "running"],
  ]);
  removeLog(runs, runs.logs.value[0]);
  expect(runs.sources.value.map(({ name }) => name)).toEqual(["b.csv.gz.csv"]);
});

test("a run that a race made has ended, also at a constant LR", async () => {
  const runs = createRuns(here);
  const rows = Array.from({ length: 400 }, (_, i) => `${i},1e-3,${3 - i / 1000}`);
  const made = file("race, Constant, seed 1.csv", ["step,lr,train_loss", ...rows].join("\n"));
  addFiles(runs, [made, { ...made, updates: 400 }]);
  await settled(runs);
  expect(runs.logs.value.map(({ state, raced }) => [state, raced])).toEqual([
    ["running", undefined],
    ["ended", true],
  ]);
});

test("a column that is asked for can be chosen, and the file is read again", async () => {
  const runs = createRuns(here);
  addFiles(runs, [file("two.csv", csv(40, "step,loss_b,loss_c"))]);
  await settled(runs);
  expect(runs.sources.value[0].state.kind).toBe("failed");
  choose(runs, runs.sources.value[0].id, { loss: "loss_c" });
  await vi.waitFor(() => expect(runs.logs.value).toHaveLength(1), 60_000);
  expect(runs.logs.value[0].run.loss?.values[1]).toBe(3 - 1 / 100);
});

test("what was kept of a damaged file is a log", async () => {
  const runs = createRuns(here);
  const rows = Array.from({ length: 60 }, (_, i) => JSON.stringify({ step: i, lr: 1e-3, loss: 3 - i / 100 }));
  addFiles(runs, [file("run.json", `[${rows.join(",\n")}`.slice(0, -9))]);
  await settled(runs);
  expect(runs.sources.value[0].state).toMatchObject({ kind: "torn", torn: { line: 60 }, kept: 60 });
  expect(runs.logs.value[0].run.loss?.values).toHaveLength(59);
});

test("a served log that grows keeps its place, its hue and what was chosen for it", async () => {
  const runs = createRuns(here);
  serveLog(runs, "live.csv", { files: [file("live.csv", csv(40))], changed: 0 });
  addFiles(runs, [file("other.csv", csv(40))]);
  await settled(runs);
  const [{ id, hue }] = runs.logs.value;
  runs.loaded.value = runs.loaded.value.map((log) => (log.id === id ? { ...log, excluded: [[0, 50]] } : log));
  serveLog(runs, "live.csv", { files: [file("live.csv", csv(80))], changed: 0 });
  expect(runs.sources.value[0].state.kind).toBe("read");
  await vi.waitFor(() => expect(runs.logs.value[0].last).toBe(790), 60_000);
  expect(runs.logs.value[0]).toMatchObject({ id, hue, excluded: [[0, 50]] });
  expect(runs.logs.value).toHaveLength(2);
  // Half a line is what a file under way may end with: what was read stays.
  serveLog(runs, "live.csv", { files: [file("live.csv", "")], changed: 0 });
  await new Promise((done) => setTimeout(done, 50));
  expect(runs.logs.value[0].last).toBe(790);
});

test("a source that is taken away while it is read ends its reading, and nothing of it comes", async () => {
  const asked: { readonly signal: AbortSignal | undefined; readonly answer: (reading: Reading) => void }[] =
    [];
  const slow = {
    run: (_: JobName, __: unknown, { signal }: { readonly signal?: AbortSignal } = {}) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        asked.push({ signal, answer: resolve as (reading: Reading) => void });
      }),
    close: () => {},
  } as Client;
  const runs = createRuns(slow);
  addFiles(runs, [file("a.csv", csv(40)), file("b.csv", csv(40))]);
  removeSource(runs, runs.sources.value[0].id);
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  const [{ id }] = runs.sources.value;
  choose(runs, id, { lr: "lr" });
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true, false]);
  asked[2].answer({ trouble: { problems: [], columns: [] }, rows: 0 });
  await vi.waitFor(() => expect(runs.readings.size).toBe(0));
  expect(runs.sources.value.map(({ name, state }) => [name, state.kind])).toEqual([["b.csv", "failed"]]);
});

test("a served log that grows while it is read is read to its end, then as it is by then", async () => {
  const asked: { readonly rows: number; readonly go: () => void }[] = [];
  const waiting: Client = {
    run: (async (name: JobName, request: ReadRequest) => {
      const rows = (await request.files[0].data.text()).split("\n").length - 1;
      await new Promise<void>((go) => asked.push({ rows, go }));
      return here.run(name, request);
    }) as Client["run"],
    close: () => {},
  };
  const runs = createRuns(waiting);
  for (const rows of [40, 50, 60])
    serveLog(runs, "live.csv", { files: [file("live.csv", csv(rows))], changed: 0 });
  await vi.waitFor(() => expect(asked.map(({ rows }) => rows)).toEqual([40]));
  asked[0].go();
  await vi.waitFor(() => expect(asked.map(({ rows }) => rows)).toEqual([40, 60]));
  expect(runs.logs.value[0].last).toBe(390);
  asked[1].go();
  await vi.waitFor(() => expect(runs.readings.size).toBe(0));
  expect(runs.logs.value[0].last).toBe(590);
});

test("a served log is running while its file grows, and what it holds decides a minute later", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date"], now: 1e12 });
  try {
    const runs = createRuns(here);
    // A decay on its way: by its LR alone it looks as if it had ended.
    const falling = (count: number) => {
      const rows = Array.from(
        { length: count },
        (_, i) => `${10 * i},${1e-3 * (1 - i / 100)},${3 - i / 200}`,
      );
      return [file("live.csv", ["step,lr,loss", ...rows].join("\n"))];
    };
    const state = () => runs.logs.value.map((log) => [log.state, log.last, lengthOf(log)]);
    serveLog(runs, "live.csv", { files: falling(61), changed: 1e12 - 600_000 });
    await vi.waitFor(() => expect(state()).toEqual([["ended", 600, 600]]), 60_000);
    serveLog(runs, "live.csv", { files: falling(81), changed: 1e12 });
    await vi.waitFor(() => expect(state()).toEqual([["running", 800, 800]]), 60_000);
    vi.advanceTimersByTime(59_000);
    expect(state()).toEqual([["running", 800, 800]]);
    vi.advanceTimersByTime(2_000);
    expect(state()).toEqual([["ended", 800, 800]]);
  } finally {
    vi.useRealTimers();
  }
});

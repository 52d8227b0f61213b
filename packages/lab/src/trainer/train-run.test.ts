import { beforeAll, expect, test } from "vitest";
import { createJaxEngine, type Engine } from "../engine/index.ts";
import { random } from "../random/index.ts";
import type { RunRequest } from "../runners/runner.ts";
import { makeTask, type Task } from "../tasks/index.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint/index.ts";
import { createTrainer, type Trainer } from "./create-trainer.ts";
import type { TrainHooks } from "./hooks.ts";
import type { RunEvent, RunState } from "./state.ts";

/** Three clouds of points, a class each. They overlap unless they are narrow. */
function clouds({ rows = 240, spread = 0.6 } = {}): Task {
  const { normal } = random(11, "clouds");
  const lines = Array.from({ length: rows }, (_, i) => {
    const angle = 2 * (i % 3);
    return `${Math.cos(angle) + spread * normal()},${Math.sin(angle) + spread * normal()},${"abc"[i % 3]}`;
  });
  const text = ["x,y,class", ...lines].join("\n");
  return makeTask({ kind: "csv", text, target: "class", model: { hidden: [8] } });
}

let engine: Engine;
let task: Task;
let trainer: Trainer;
beforeAll(async () => {
  engine = await createJaxEngine();
  task = clouds();
  trainer = createTrainer(engine, task);
});

const plain: RunRequest = {
  schedule: { kind: "linear", from: 0.2, to: 0, over: "rest" },
  peakLr: 0.2,
  steps: 40,
  seed: 1,
  evaluateAt: [10, 20, 30, 40],
  microBatch: 16,
  test: true,
};

/** A run with all that can be told of it. */
async function told(request: RunRequest, hooks: TrainHooks = {}) {
  const events: RunEvent[] = [];
  const rates: number[] = [];
  const sizes: number[] = [];
  const states: { readonly bytes: Uint8Array; readonly events: number }[] = [];
  const { model } = task;
  const result = await trainer.run(request, {
    event: (event) => events.push(event),
    update: (record) => {
      rates.push(record.rates.lr.at(-1)!);
      sizes.push(record.batchSize);
    },
    checkpoint: {
      every: 7,
      save: (state) =>
        states.push({
          bytes: writeCheckpoint({ model, optimizer: { kind: "sgd" }, state }),
          events: events.length,
        }),
    },
    ...hooks,
  });
  const { seconds: _, ...outcome } = result;
  return { outcome, events, rates, sizes, states };
}

const cycles: RunRequest["schedule"] = {
  kind: "repeat",
  times: 4,
  of: { kind: "cosine", from: 0.3, to: 0, over: 10 },
};

const kinds: readonly (readonly [string, Partial<RunRequest>])[] = [
  ["SGD", { optimizer: { kind: "sgd" } }],
  [
    "AdamW with clipping and a mean of weights",
    {
      optimizer: { kind: "adamw", weightDecay: 0.1, clip: 0.5, ema: 0.9 },
      evaluateOn: "ema",
    },
  ],
  [
    "momentum with a growing batch and groups",
    {
      optimizer: { kind: "momentum" },
      schedule: {
        lr: { kind: "linear", from: 0.1, to: 0.01, over: "rest" },
        batchSize: { kind: "steps", at: [13], values: [8, 24] },
        groups: [{ match: "**.bias", multiplier: 2 }],
      },
      microBatch: 8,
    } as Partial<RunRequest>,
  ],
  [
    "a plateau controller",
    { controller: { kind: "plateau", options: { patience: 0, factor: 0.5, minRatio: 0.5 } } },
  ],
  ["an ensemble of snapshots", { schedule: cycles, evaluateOn: "snapshots", evaluateAt: [5, 15, 40] }],
  ["two micro-batches an update", { accumulation: 2, optimizer: { kind: "nesterov" } }],
];

test.each(kinds)("a run with %s goes on from any checkpoint as if it had never stopped", async (_, more) => {
  const request = { ...plain, ...more };
  const whole = await told(request);
  expect(whole.states).toHaveLength(6);
  expect((await told(request)).outcome).toEqual(whole.outcome);
  for (const { bytes, events } of whole.states) {
    const { state } = readCheckpoint(bytes);
    const rest = await told(request, { resume: { state, train: whole.outcome.train.slice(0, state.step) } });
    expect(rest.outcome).toEqual(whole.outcome);
    expect(rest.rates).toEqual(whole.rates.slice(state.step));
    const resumed = { step: state.step, kind: "resume", says: "from a checkpoint" };
    expect(rest.events).toEqual([resumed, ...whole.events.slice(events)]);
  }
});

test("a run that is interrupted at any moment saves a state from which it ends the same", async () => {
  const request: RunRequest = { ...plain, evaluateAt: Array.from({ length: 40 }, (_, i) => i + 1) };
  const whole = await told(request);
  for (const turns of [1, 2, 5, 9, 23, 40]) {
    const stop = new AbortController();
    let clock = 0;
    let saved: RunState | undefined;
    let left = turns;
    const before: number[] = [];
    const started = told(request, {
      signal: stop.signal,
      now: () => (clock += 60),
      progress: () => {
        if (--left === 0) stop.abort(new Error("enough"));
      },
      update: ({ loss }) => before.push(loss),
      checkpoint: { every: 1000, save: (state) => (saved = state) },
    });
    await expect(started).rejects.toThrow("enough");
    const train = before.slice(0, saved!.step);
    expect((await told(request, { resume: { state: saved!, train } })).outcome).toEqual(whole.outcome);
  }
});

test("the LR of every update is that of the schedule, and it learns", async () => {
  const { outcome, rates } = await told(plain);
  expect(rates).toEqual(Array.from({ length: 40 }, (_, k) => expect.closeTo(0.2 * (1 - k / 40), 12)));
  expect(outcome.train).toHaveLength(40);
  expect(outcome.train[0]).toBeCloseTo(Math.log(3), 0);
  expect(outcome.test!.accuracy).toBeGreaterThan(0.7);
});

test("where classes hardly overlap, forty updates bring the test loss below half of where training began", async () => {
  const apart = createTrainer(engine, clouds({ spread: 0.3 }));
  const { train, test: reading } = await apart.run(plain);
  apart.close();
  expect(reading!.loss).toBeLessThan(train[0] / 2);
});

test("a batch size of a plan becomes whole micro-batches", async () => {
  const schedule = { lr: 0.1, batchSize: { kind: "steps", at: [13], values: [8, 24] } } as const;
  const { sizes } = await told({ ...plain, schedule, microBatch: undefined });
  expect(sizes).toEqual(Array.from({ length: 40 }, (_, k) => (k < 13 ? 8 : 24)));
});

test("a frozen group keeps its weights, the others learn", async () => {
  const states: RunState[] = [];
  const schedule = { lr: 0.1, groups: [{ match: "layers.0.**", frozen: true }] };
  await trainer.run(
    { ...plain, schedule },
    { checkpoint: { every: 1, save: (state) => states.push(state) } },
  );
  const first = states[0].machine.weights;
  const last = states.at(-1)!.machine.weights;
  const frozen = 2 * 8 + 8;
  expect(last.slice(0, frozen)).toEqual(first.slice(0, frozen));
  expect(last.slice(frozen)).not.toEqual(first.slice(frozen));
});

test("at an LR far too high the run ends cleanly, with step, LR and last finite loss", async () => {
  const schedule = {
    kind: "sequence",
    of: [
      { kind: "constant", value: 0.1, over: 5 },
      { kind: "constant", value: 1e38 },
    ],
  };
  const { outcome, events, states } = await told({ ...plain, schedule: schedule as RunRequest["schedule"] });
  const { diverged, train, test: read } = outcome;
  expect(diverged!.step).toBeGreaterThan(5);
  expect(diverged!.step).toBeLessThan(8);
  expect(diverged!.lr).toBe(1e38);
  expect(diverged!.lastFiniteLoss).toBe(train.at(-1));
  expect(read).toBeUndefined();
  expect(events.at(-1)).toMatchObject({ kind: "divergence", step: diverged!.step });
  expect(states).toEqual([]);
});

test("a loss that never improves is cut after patience + 1 checks, and after as many again", async () => {
  const evaluateAt = Array.from({ length: 40 }, (_, i) => i + 1);
  const controller = { kind: "plateau", options: { patience: 3, factor: 0.5 } } as const;
  const schedule = { kind: "constant", value: 0 } as const;
  const { events } = await told({ ...plain, schedule, evaluateAt, controller });
  // The first check is the best one; each cut comes at the fourth stale check after it.
  const cuts = events.filter(({ kind }) => kind === "cut");
  expect(cuts.map(({ step }) => step)).toEqual([5, 9, 13, 17, 21, 25, 29, 33, 37]);
  expect(cuts[1].says).toBe("the LR is multiplied by 0.25");
});

test("a cut lowers the LR of the next update", async () => {
  const evaluateAt = Array.from({ length: 40 }, (_, i) => i + 1);
  const controller = { kind: "plateau", options: { patience: 3, factor: 0.5, minRatio: 0.9 } } as const;
  const { rates } = await told({
    ...plain,
    schedule: { kind: "constant", value: 0.01 },
    evaluateAt,
    controller,
  });
  expect(rates.slice(3, 11)).toEqual([0.01, 0.01, 0.005, 0.005, 0.005, 0.005, 0.0025, 0.0025]);
});

test("warmup end, restarts and snapshots are told at their steps", async () => {
  const { events } = await told({ ...plain, schedule: cycles });
  expect(events.filter(({ kind }) => kind === "restart").map(({ step }) => step)).toEqual([10, 20, 30]);
  const warm = {
    kind: "sequence",
    of: [
      { kind: "linear", to: 0.1, over: 12 },
      { kind: "cosine", from: 0.1, to: 0, over: "rest" },
    ],
  };
  const other = await told({ ...plain, schedule: warm as RunRequest["schedule"] });
  expect(other.events).toEqual([{ step: 12, kind: "warmup end", says: "" }]);
});

test("an ensemble of one snapshot is that snapshot", async () => {
  const schedule = {
    kind: "repeat",
    times: 1,
    of: { kind: "cosine", from: 0.3, to: 0, over: "rest" },
  } as const;
  const alone = await told({ ...plain, schedule });
  const ensemble = await told({ ...plain, schedule, evaluateOn: "snapshots" });
  expect(ensemble.events).toContainEqual({ step: 39, kind: "snapshot", says: "number 1" });
  expect(ensemble.outcome.test!.loss).toBeCloseTo(alone.outcome.test!.loss, 5);
  expect(ensemble.outcome.test!.accuracy).toBe(alone.outcome.test!.accuracy);
});

test("an ensemble of one snapshot of a regression is that snapshot", async () => {
  const lines = Array.from(
    { length: 200 },
    (_, i) => `${i % 17},${i % 5},${(i % 17) * 0.5 - (i % 5) + 3.25}`,
  );
  const text = ["a,b,y", ...lines].join("\n");
  const numbers = createTrainer(engine, makeTask({ kind: "csv", text, target: "y", predict: "number" }));
  const schedule = {
    kind: "repeat",
    times: 1,
    of: { kind: "cosine", from: 0.05, to: 0, over: "rest" },
  } as const;
  const alone = await numbers.run({ ...plain, schedule });
  const ensemble = await numbers.run({ ...plain, schedule, evaluateOn: "snapshots" });
  expect(alone.test!.loss).toBeLessThan(0.5);
  expect(ensemble.test!.loss).toBeCloseTo(alone.test!.loss, 5);
  expect(ensemble.test!.accuracy).toBeUndefined();
  numbers.close();
});

test("a range test ends by its stop rule", async () => {
  const schedule = { kind: "exponential", from: 1e-3, factor: 1.15, per: 1 } as const;
  const stopRule = { kind: "range-test", factor: 4 } as const;
  const { outcome, events } = await told({
    ...plain,
    schedule,
    steps: 200,
    evaluateAt: [],
    test: false,
    stopRule,
  });
  expect(outcome.valid).toEqual([]);
  expect(outcome.train.length).toBeLessThan(200);
  expect(outcome.diverged === undefined ? events.at(-1)?.kind : "divergence").toMatch(/stop|divergence/);
});

test.each([
  [{ steps: 0 }, "steps: expected a whole number of at least 1, received 0"],
  [{ evaluateAt: [10, 10] }, "evaluateAt[1]: expected a whole step from 11 to 40, received 10"],
  [{ microBatch: 1000 }, "batchSize: expected at most"],
  [{ evaluateOn: "ema" }, "optimizer.ema: expected a weight of the past"],
  [{ evaluateOn: "snapshots" }, "evaluateOn: expected a schedule with whole cycles"],
  [{ schedule: { lr: 0.1, groups: [{ match: "head.**" }] } }, "plan.groups[0].match"],
  [
    { schedule: { lr: 0.1, beta1: 0.8 } },
    'plan.beta1: expected an optimizer that has beta1, received "momentum"',
  ],
  [
    { schedule: { lr: 0.1, batchSize: 16 }, accumulation: 2 },
    "accumulation: expected nothing beside the batch size of a plan",
  ],
  [{ schedule: { kind: "cosin" } }, "kind: expected"],
] as readonly (readonly [Partial<RunRequest>, string])[])(
  "%j is refused by a sentence",
  async (more, sentence) => {
    await expect(trainer.run({ ...plain, ...more })).rejects.toThrow(sentence);
  },
);

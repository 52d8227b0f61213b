import { afterAll, beforeAll, expect, test } from "vitest";
import { make, people } from "../../test/people.ts";
import { createJaxEngine } from "../engine/index.ts";
import type { RunRequest } from "../runners/runner.ts";
import type { Task } from "../tasks/index.ts";
import { createTrainer, type Trainer } from "./create-trainer.ts";
import type { RunState } from "./state.ts";

let task: Task;
let trainer: Trainer;
beforeAll(async () => {
  task = make(people(), { target: "pay", model: { hidden: [8] } });
  // The new data themselves take the part of the old ones: what is read of both must be the same.
  trainer = createTrainer(await createJaxEngine(), task, { old: task });
});
afterAll(() => trainer.close());

const request: RunRequest = {
  schedule: { kind: "constant", value: 0.05 },
  peakLr: 0.05,
  steps: 20,
  seed: 3,
  evaluateAt: [20],
  test: true,
  retain: true,
};

test("the loss on old data is that of the weights at the start and at the end", async () => {
  const { retained, test: reading } = await trainer.run(request);
  expect(retained?.after).toBe(reading?.loss);
  expect(retained?.after).not.toBe(retained?.before);
  const still = await trainer.run({ ...request, schedule: { kind: "constant", value: 0 } });
  expect(still.retained).toEqual({ before: retained?.before, after: retained?.before });
  expect((await trainer.run({ ...request, retain: false })).retained).toBeUndefined();
});

test("it is read from the mean of the weights where that is evaluated", async () => {
  const optimizer = { kind: "sgd", ema: 0.9 } as const;
  const { retained, test: reading } = await trainer.run({ ...request, optimizer, evaluateOn: "ema" });
  expect(retained?.after).toBe(reading?.loss);
});

test("a run that goes on from a checkpoint has the loss before its first update", async () => {
  const states: RunState[] = [];
  const whole = await trainer.run(request, { checkpoint: { every: 9, save: (state) => states.push(state) } });
  const resume = { state: states[0], train: whole.train.slice(0, 9) };
  expect((await trainer.run(request, { resume })).retained).toEqual(whole.retained);
});

test("reading it changes nothing else, and a run that diverges has none", async () => {
  const { seconds: _, retained: __, ...one } = await trainer.run(request);
  const { seconds: ___, ...other } = await trainer.run({ ...request, retain: false });
  expect(one).toEqual(other);
  const far = await trainer.run({ ...request, schedule: { kind: "constant", value: 1e30 } });
  expect([far.diverged === undefined, far.retained]).toEqual([false, undefined]);
});

test("a request for it is refused where there are no old data", async () => {
  const without = createTrainer(await createJaxEngine(), task);
  await expect(without.run(request)).rejects.toThrow("retain: expected old data");
});

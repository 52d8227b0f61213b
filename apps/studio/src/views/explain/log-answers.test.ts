import { expect, test } from "vitest";
import type { LoadedLog } from "../../runs/types.ts";
import { levelsOfLogs } from "./log-answers.ts";

/** A log of 100 steps with the LR and the loss that two functions give. */
function log(name: string, lr: (step: number) => number, loss: (step: number) => number): LoadedLog {
  const steps = Float64Array.from({ length: 100 }, (_, k) => k);
  const run = { name, lr: { steps, values: steps.map(lr) }, valLoss: { steps, values: steps.map(loss) } };
  return { name, run } as unknown as LoadedLog;
}

const held = log(
  "held",
  () => 0.1,
  (step) => 4 - step / 100,
);
const decayed = log(
  "decayed",
  (step) => 0.1 * (1 - step / 100),
  (step) => 4 - step / 50,
);

test("a held run and a decayed one with the same peak are put beside each other", () => {
  const [said] = levelsOfLogs({ logs: [held, decayed] });
  // Held ends at 4 - 0.99 = 3.01; the other is at or below that from step 49.5 on, and ends at 4 - 1.98.
  expect(said.text).toBe(
    "In your logs the run that kept 0.1 stood at a loss of 3.01 at step 99. The run that decayed was at or below that by step 50, and ended at 2.02 at step 99.",
  );
  expect(said.source).toBe("your logs held and decayed");
});

test("without such a pair nothing is said", () => {
  expect(levelsOfLogs({ logs: [held] })).toEqual([]);
  const higher = log(
    "higher",
    (step) => 0.2 * (1 - step / 100),
    () => 1,
  );
  expect(levelsOfLogs({ logs: [held, higher] })).toEqual([]);
});

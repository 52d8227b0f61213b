import { type Split, spread } from "./split.ts";
import type { Dataset, Fact, Task } from "./task.ts";
import { count, someOf } from "./words.ts";

/** At most so many rows are evaluated: enough to tell schedules apart, little enough to be read often. */
interface Caps {
  readonly valid: number;
  readonly test: number;
}

/** The three data sets, and the fact that says how they came about. */
export function cutParts(
  split: Split,
  caps: Caps,
  { pick, how }: { readonly pick: (rows: Uint32Array) => Dataset; readonly how: string },
): Pick<Task, "train" | "valid" | "test"> & { readonly fact: Fact } {
  const valid = spread(split.valid, caps.valid);
  const test = spread(split.test, caps.test);
  const value = `${count(split.train.length)} to train on, ${someOf(valid.length, split.valid.length)} to validate, ${someOf(test.length, split.test.length)} to test; ${how}`;
  return {
    train: pick(split.train),
    valid: pick(valid),
    test: pick(test),
    fact: { name: "Split", value },
  };
}

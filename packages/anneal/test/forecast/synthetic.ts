import { compile, sample } from "../../src/compile/index.ts";
import type { Law, Values } from "../../src/forecast/laws/law.ts";
import { courseOf } from "../../src/forecast/runs/course.ts";
import { makeRun, type Run } from "../../src/forecast/runs/run.ts";
import type { Spec } from "../../src/schedules/index.ts";

/** A cosine, a hold with a cooldown, and two stages, after a short warmup; of 2,000 updates. */
export const shapes: { readonly [name: string]: (peak: number) => Spec } = {
  cosine: (peak) => after(peak, { kind: "cosine", from: peak, to: peak / 10, over: "rest" }),
  wsd: (peak) =>
    after(
      peak,
      { kind: "constant", value: peak, over: "rest" },
      { kind: "linear", from: peak, to: peak / 100, over: 400 },
    ),
  stages: (peak) =>
    after(
      peak,
      { kind: "constant", value: peak, over: 900 },
      { kind: "constant", value: peak / 4, over: "rest" },
    ),
  constant: (peak) => after(peak, { kind: "constant", value: peak, over: "rest" }),
};

const after = (peak: number, ...parts: readonly Spec[]): Spec => ({
  kind: "sequence",
  of: [{ kind: "linear", to: peak, over: 100 }, ...parts],
});

export interface SyntheticOptions {
  readonly law: Law;
  readonly values: Values;
  readonly peak?: number;
  readonly steps?: number;
  /** Added to the loss of point i. */
  readonly noise?: (i: number) => number;
}

/** A run whose losses are those of a law, every 20 updates. */
export function syntheticRun(
  shape: string,
  { law, values, peak = 1e-3, steps = 2000, noise = () => 0 }: SyntheticOptions,
): Run {
  const lr = sample(compile(shapes[shape](peak), { steps }), steps);
  const at = Float64Array.from({ length: steps / 20 }, (_, i) => 20 * i + 19);
  const losses = new Float64Array(at.length);
  law.prepare(courseOf(lr), at).evaluate(values, losses);
  return makeRun({
    name: `${shape} ${peak}`,
    lr,
    steps: at,
    losses: losses.map((each, i) => each + noise(i)),
  });
}

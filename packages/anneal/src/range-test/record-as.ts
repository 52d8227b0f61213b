import { problem, refuse } from "../errors/index.ts";
import { readOptions } from "../schedules/index.ts";
import { ema } from "../series/index.ts";
import { type RangeRun, toColumns } from "./points.ts";

/** The tools whose recording is known to the figure. */
export type RangeTool = "pytorch-lr-finder" | "fastai";

export interface RecordOptions {
  /** EMA weight of the past. Default: the tool's own, 0.95 (`1 - smooth_f`) or 0.98. */
  readonly beta?: number;
  /** How many times the best loss ends the sweep. Default: the tool's own, 5 (`diverge_th`) or 4. */
  readonly factor?: number;
}

/** What a tool keeps of a sweep: smoothed losses, up to the step at which it stopped. */
export interface Recorded {
  readonly lr: readonly number[];
  readonly loss: readonly number[];
  readonly stopped: boolean;
}

/** Bias-corrected, in float32: `torch.lerp` rounds once, and so does the division. */
function emaInSingle(losses: ArrayLike<number>, beta: number): Float64Array {
  const { fround } = Math;
  const added = fround(1 - fround(beta));
  let level = 0;
  return Float64Array.from(losses, (loss, i) => {
    level = fround(level - fround(level - fround(loss)) * added);
    return fround(level / fround(1 - beta ** (i + 1)));
  });
}

interface Tool {
  readonly smooth: (losses: ArrayLike<number>, beta: number) => Float64Array;
  readonly beta: number;
  readonly factor: number;
}

const tools: { readonly [T in RangeTool]: Tool } = {
  "pytorch-lr-finder": {
    smooth: (losses, beta) => ema(losses, { beta, seeded: true }),
    beta: 0.95,
    factor: 5,
  },
  fastai: { smooth: emaInSingle, beta: 0.98, factor: 4 },
};

/**
 * The curve that a tool would have recorded from the same losses, for {@link suggestion} with that tool's rules.
 *
 *   pytorch-lr-finder: 0.05 new + 0.95 old, from the first loss on; ends after the first value > 5 * best
 *   fastai:            EMA with beta 0.98, bias-corrected; ends after the first value > 4 * best
 *
 * Both go on through NaN, which is greater than nothing. fastai's losses are float32, and so are these, bit for bit.
 * @throws AnnealError when the tool is not known, an option out of range, or the columns differ in length.
 * @example recordAs("fastai", { lr: [0.1, 0.2, 0.4], loss: [1, 2, 9] }).loss.length; // 3
 */
export function recordAs(tool: RangeTool, points: RangeRun, options: RecordOptions = {}): Recorded {
  const words = Object.keys(tools);
  if (!words.includes(tool)) {
    refuse([problem("unknown", "tool", `one of "${words.join('", "')}"`, tool, { words })]);
  }
  const { smooth, ...own } = tools[tool];
  const { beta, factor } = readOptions("recordAs", options, {
    beta: { type: "number", min: 0, below: 1, default: own.beta, says: "EMA weight of the past" },
    factor: { type: "number", above: 1, default: own.factor, says: "how many times the best is too much" },
  });
  const { lr, loss } = toColumns(points, "points");
  const levels = smooth(
    Array.from(loss, (each) => each ?? Number.NaN),
    beta,
  );
  let best = Number.POSITIVE_INFINITY;
  const last = levels.findIndex((level) => {
    if (level < best) best = level;
    return level > factor * best;
  });
  const kept = last < 0 ? levels.length : last + 1;
  return {
    lr: Array.from(lr).slice(0, kept),
    loss: Array.from(levels.subarray(0, kept)),
    stopped: last >= 0,
  };
}

import { argMin, gradient } from "../../series/index.ts";
import { type Found, type Look, type Rule, silent } from "./rule.ts";

/** The point with the lowest slope; on a curve that falls nowhere there is none. */
function lowest(slopes: Float64Array, { lr }: Look, why: string): Found {
  const index = argMin(slopes);
  return slopes[index] >= 0 ? silent("the loss falls nowhere") : { lr: lr[index], index, why };
}

/** Steepest fall of the loss for equal ratios of LR: the slope of the loss over log LR, up to the lowest loss. */
export const steepest: Rule = {
  least: 3,
  find: (curve) => {
    const end = argMin(curve.loss) + 1;
    const slopes = gradient(curve.loss, curve.lr.map(Math.log)).subarray(0, end);
    return lowest(slopes, curve, "the loss falls fastest per decade of LR");
  },
};

/** pytorch-lr-finder, `plot(suggest_lr=True)`: `numpy.gradient(losses)`, per index, without the first 10 and last 5. */
export const steepestPerIndex: Rule = {
  least: 2,
  skip: () => [10, 5],
  seesBroken: true,
  find: (curve) => {
    const index = argMin(
      gradient(
        curve.loss,
        curve.lr.map((_, i) => i),
      ),
    );
    return { lr: curve.lr[index], index, why: "the recorded loss falls fastest from step to step" };
  },
};

/** Lightning, `lr_find().suggestion()`: `torch.gradient` over the LR itself, finite losses, without the first 10 and last 1. */
export const steepestPerLr: Rule = {
  least: 2,
  skip: () => [10, 1],
  seesBroken: true,
  find: ({ lr, loss }) => {
    const kept = [...loss.keys()].filter((i) => Number.isFinite(loss[i]));
    if (kept.length < 2) return silent("fewer than 2 finite losses");
    const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]);
    const index = kept[argMin(gradient(pick(loss), pick(lr)))];
    return { lr: lr[index], index, why: "the recorded loss falls fastest per unit of LR" };
  },
};

/** fastai, `steep`: loss differences to the next point, over log LR, in float32 as there: a flat curve hangs on rounding. */
export const steepestForward: Rule = {
  least: 2,
  find: ({ lr, loss }) => {
    const { fround } = Math;
    const losses = Float32Array.from(loss);
    const logs = Float32Array.from(Float32Array.from(lr), Math.log);
    const slopes = Float64Array.from({ length: lr.length - 1 }, (_, i) => {
      return fround(fround(losses[i + 1] - losses[i]) / fround(logs[i + 1] - logs[i]));
    });
    const index = argMin(slopes);
    return { lr: lr[index], index, why: "the loss falls fastest to the next point, per log LR" };
  },
};

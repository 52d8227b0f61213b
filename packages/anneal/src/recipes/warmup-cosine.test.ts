import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { warmupCosine } from "./warmup-cosine.ts";

test.each([
  [0, 600, 0],
  [20, 600, 6e-5],
  [599, 600, 1e-5],
])("with a warmup of %d of %d steps and a floor of %d it is nanoGPT's get_lr", (w, d, min) => {
  const lr = 6e-4;
  const getLr = (it: number): number => {
    if (it < w) return (lr * (it + 1)) / (w + 1);
    if (it >= d) return min;
    const ratio = (it - w) / (d - w);
    return min + 0.5 * (1 + Math.cos(Math.PI * ratio)) * (lr - min);
  };
  expectFollows(warmupCosine({ peak: lr, warmup: w, floor: min }), { steps: d }, getLr);
});

test("with a warmup from 0 it is transformers' get_cosine_schedule_with_warmup, at half a cycle", () => {
  const [w, total] = [50, 400];
  const lambda = (step: number): number => {
    if (step < w) return step / Math.max(1, w);
    const progress = (step - w) / Math.max(1, total - w);
    return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * 0.5 * 2 * progress)));
  };
  expectFollows(warmupCosine({ peak: 1, warmup: w, warmupFrom: 0 }), { steps: total }, lambda);
});

test("with its own length it ends there and holds: Keras CosineDecay with a warmup_target", () => {
  const [initial, target, warm, decay, alpha] = [1e-4, 1e-2, 30, 100, 0.1];
  const keras = (step: number): number => {
    if (step < warm) return initial + (target - initial) * (step / warm);
    const cosine = 0.5 * (1 + Math.cos((Math.PI * Math.min(step - warm, decay)) / decay));
    return target * ((1 - alpha) * cosine + alpha);
  };
  const spec = warmupCosine({
    peak: target,
    warmup: warm,
    warmupFrom: initial,
    over: decay,
    floor: alpha * target,
  });
  expectFollows(spec, { steps: 200 }, keras);
});

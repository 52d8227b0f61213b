import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { warmupLinear } from "./warmup-linear.ts";

test("with a warmup from 0 it is transformers' get_linear_schedule_with_warmup", () => {
  const [w, total] = [30, 300];
  const lambda = (step: number): number =>
    step < w ? step / Math.max(1, w) : Math.max(0, (total - step) / Math.max(1, total - w));
  expectFollows(warmupLinear({ peak: 1, warmup: w, warmupFrom: 0 }), { steps: total }, lambda);
});

test("without a warmup it is the 1 - t/T of Defazio et al., down to a floor where there is one", () => {
  expectFollows(warmupLinear({ peak: 0.3 }), { steps: 77 }, (t) => 0.3 * (1 - t / 77));
  expectFollows(warmupLinear({ peak: 1, floor: 0.1 }), { steps: 77 }, (t) => 0.1 + 0.9 * (1 - t / 77));
});

test("with its own length it ends there and holds", () => {
  expectFollows(warmupLinear({ peak: 1, over: 40 }), { steps: 77 }, (t) => Math.max(0, 1 - t / 40));
});

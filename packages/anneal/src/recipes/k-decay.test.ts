import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { kDecay } from "./k-decay.ts";

test.each([0.5, 1, 1.5, 2, 5])("with k %d it is timm's cosine with k_decay", (k) => {
  const [lrMin, lrMax, total] = [1e-5, 5e-4, 300];
  const timm = (t: number): number =>
    lrMin + 0.5 * (lrMax - lrMin) * (1 + Math.cos((Math.PI * t ** k) / total ** k));
  expectFollows(kDecay({ peak: lrMax, k, floor: lrMin }), { steps: total }, timm);
});

test("after a warmup its time starts anew", () => {
  const spec = kDecay({ peak: 1, warmup: 20, warmupFrom: 0 });
  expectFollows(spec, { steps: 120 }, (t) =>
    t < 20 ? t / 20 : 0.5 * (1 + Math.cos(Math.PI * ((t - 20) / 100) ** 2)),
  );
});

import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { slantedTriangular } from "./slanted-triangular.ts";

test.each([
  [1000, 0.1, 32],
  [300, 0.2, 10],
])("over %d iterations with cut_frac %d and ratio %d it is the STLR of ULMFiT", (total, cutFrac, ratio) => {
  const cut = Math.floor(total * cutFrac);
  const stlr = (t: number): number => {
    const p = t < cut ? t / cut : 1 - (t - cut) / (cut * (1 / cutFrac - 1));
    return (0.01 * (1 + p * (ratio - 1))) / ratio;
  };
  const spec = slantedTriangular({ peak: 0.01, warmup: `${100 * cutFrac}%`, ratio });
  expectFollows(spec, { steps: total }, stlr);
});

test("the peak is 32 times the ends by default", () => {
  const { at } = compile(slantedTriangular({ peak: 0.32 }), { steps: 500 });
  expect([at(0), at(50), at(500)]).toEqual([0.01, 0.32, 0.01]);
});

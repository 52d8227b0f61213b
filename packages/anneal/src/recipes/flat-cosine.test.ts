import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { flatCosine } from "./flat-cosine.ts";

test.each([
  [0.75, 1e5],
  [0.4, 10],
])("with pct_start %d and div_final %d it is fastai's fit_flat_cos", (pctStart, divFinal) => {
  const [n, lr] = [400, 4e-3];
  const cos = (start: number, end: number, pos: number): number =>
    start + ((1 + Math.cos(Math.PI * (1 - pos))) * (end - start)) / 2;
  const fastai = (t: number): number => {
    const pos = t / n;
    return pos < pctStart ? lr : cos(lr, lr / divFinal, (pos - pctStart) / (1 - pctStart));
  };
  const cooldown = `${100 * (1 - pctStart)}%` as const;
  expectFollows(flatCosine({ peak: lr, cooldown, floor: lr / divFinal }), { steps: n }, fastai);
});

test("it can have a warmup", () => {
  const { at } = compile(flatCosine({ peak: 1, warmup: 9 }), { steps: 100 });
  expect([0, 4, 9, 75, 100].map(at)).toEqual([0.1, 0.5, 1, 1, 0]);
});

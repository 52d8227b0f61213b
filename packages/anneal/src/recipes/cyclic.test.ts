import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { cyclic } from "./cyclic.ts";

const [low, peak] = [0.001, 0.006];

/** Smith's code: the share of the height, and the number of the cycle, from 1. */
function triangle(iteration: number, stepSize: number): [share: number, cycle: number] {
  const cycle = Math.floor(1 + iteration / (2 * stepSize));
  const x = Math.abs(iteration / stepSize - 2 * cycle + 1);
  return [Math.max(0, 1 - x), cycle];
}

test.each([20, 7, 2.5])("with a step size of %d it is Smith's triangular policy", (size) => {
  expectFollows(
    cyclic({ low, peak, up: size }),
    { steps: 300 },
    (t) => low + (peak - low) * triangle(t, size)[0],
  );
});

test("triangular2 halves the height with each cycle", () => {
  expectFollows(cyclic({ low, peak, up: 20, mode: "triangular2" }), { steps: 300 }, (t) => {
    const [share, cycle] = triangle(t, 20);
    return low + ((peak - low) * share) / 2 ** (cycle - 1);
  });
});

test.each([0.99994, 0.9])("exp_range multiplies the height by %d with each step", (gamma) => {
  const spec = cyclic({ low, peak, up: 20, mode: "expRange", factor: gamma });
  expectFollows(spec, { steps: 300 }, (t) => low + (peak - low) * triangle(t, 20)[0] * gamma ** t);
});

test("with a fall of another length it is torch's CyclicLR", () => {
  const [up, down] = [10, 30];
  const total = up + down;
  const torch = (t: number): number => {
    const cycle = Math.floor(1 + t / total);
    const x = 1 + t / total - cycle;
    const ratio = up / total;
    return low + (peak - low) * (x <= ratio ? x / ratio : (x - 1) / (ratio - 1));
  };
  expectFollows(cyclic({ low, peak, up, down }), { steps: 250 }, torch);
});

test("lengths may be in epochs: a step size of 2 to 8 of them, as Smith advises", () => {
  const { at } = compile(cyclic({ low: 0, peak: 1, up: "2ep" }), { steps: 1000, stepsPerEpoch: 50 });
  expect([0, 100, 200, 300].map(at)).toEqual([0, 1, 0, 1]);
});

import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile, eventsOf } from "../compile/index.ts";
import { warmRestarts } from "./warm-restarts.ts";

test.each([
  [10, 1],
  [10, 2],
  [7, 3],
])("with T_0 %d and T_mult %d it is equation 5 of SGDR", (t0, tMult) => {
  const [min, max] = [1e-4, 0.05];
  const sgdr = (t: number): number => {
    let [current, length] = [t, t0];
    while (current >= length) {
      current -= length;
      length *= tMult;
    }
    return min + 0.5 * (max - min) * (1 + Math.cos((current / length) * Math.PI));
  };
  const spec = warmRestarts({ peak: max, floor: min, cycle: t0, ...(tMult > 1 && { stretch: tMult }) });
  expectFollows(spec, { steps: 500 }, sgdr, 499);
});

test("a planned number of cycles is the schedule of snapshot ensembles, where it divides the run", () => {
  const [total, m, alpha0] = [300, 6, 0.1];
  const cycle = Math.ceil(total / m);
  const snapshot = (t: number): number =>
    (alpha0 / 2) * (Math.cos((Math.PI * ((t + 1 - 1) % cycle)) / cycle) + 1); // t counts from 1 there
  expectFollows(warmRestarts({ peak: alpha0, times: m }), { steps: total }, snapshot, total - 1);
  const spots = eventsOf(compile(warmRestarts({ peak: alpha0, times: m }), { steps: total }), total);
  expect(spots.flatMap(({ kind, step }) => (kind === "snapshot" ? [step] : []))).toEqual([
    49, 99, 149, 199, 249, 299,
  ]);
});

test("damped about a floor it is Keras CosineDecayRestarts", () => {
  const [initial, first, tMul, mMul, alpha] = [0.1, 20, 2, 0.7, 0.05];
  const keras = (step: number): number => {
    const completed = step / first;
    const i = Math.floor(Math.log(1 - completed * (1 - tMul)) / Math.log(tMul) + 1e-12);
    const fraction = (completed - (1 - tMul ** i) / (1 - tMul)) / tMul ** i;
    const decayed = 0.5 * mMul ** i * (1 + Math.cos(Math.PI * fraction));
    return initial * ((1 - alpha) * decayed + alpha);
  };
  const spec = warmRestarts({
    peak: initial,
    cycle: first,
    stretch: tMul,
    damp: mMul,
    floor: alpha * initial,
  });
  expectFollows(spec, { steps: 280 }, keras, 279);
});

test("after a warmup the cycles share what is left, and the last one ends with the run", () => {
  const curve = compile(warmRestarts({ peak: 1, warmup: 30, times: 3, stretch: 2, floor: 0.1 }), {
    steps: 100,
  });
  expect([30, 40, 60].map(curve.at)).toEqual([1, 1, 1]);
  expect(curve.at(100)).toBe(0.1);
  expect(curve.at(1e6)).toBe(0.1);
  expect(curve.at(35)).toBeCloseTo(0.55, 15);
});

test("neither a cycle nor a number of them is refused", () => {
  expect(() => warmRestarts({ peak: 1 })).toThrow(
    "warmRestarts: expected cycle, times or both, received nothing",
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import {
  type Curve,
  constant,
  cosine,
  exponential,
  linear,
  type Spec,
  sequence,
  slice,
  stairs,
} from "../schedules/index.ts";
import { compile } from "./compile.ts";
import { fill, sample } from "./fill.ts";

/** The largest level of the ramps in a curve, which the fast way may miss by a few ulp. */
const levelOf = ({ ramp, pieces = [] }: Curve): number =>
  ramp
    ? Math.max(Math.abs(ramp.from), Math.abs(ramp.to))
    : Math.max(0, ...pieces.map((piece) => levelOf(piece.curve)));

/** The largest difference between `fill` and `at` in a window, as a share of the peak. */
function worst(curve: Curve, length: number, first: number): number {
  const out = fill(curve, new Float64Array(length), first);
  const want = Float64Array.from(out, (_, i) => curve.at(first + i));
  const peak = want.reduce((most, value) => Math.max(most, Math.abs(value)), levelOf(curve));
  return out.reduce((most, value, i) => Math.max(most, Math.abs(value - want[i]) / (peak || 1)), 0);
}

const decimal = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 10 * min, max: 10 * max }).map((n) => n / 10);

test("a random schedule is the same in any window, wherever that starts", () => {
  const first = fc.oneof(fc.nat(3000), decimal(0, 300), fc.constantFrom(0, 1e6 + 0.5, 1e12, 1e16));
  fc.assert(
    fc.property(anySchedule(), fc.nat(600), first, ({ spec, horizon }, length, start) => {
      let curve: Curve;
      try {
        curve = compile(spec, horizon);
      } catch {
        return; // refused, which the contract looks at
      }
      expect(worst(curve, length, start)).toBeLessThanOrEqual(1e-14);
    }),
    { seed: 11, numRuns: 1500 },
  );
});

test("a jump at a length with a decimal comes at the same step as in at, however deep it stands", () => {
  const over = decimal(1, 20);
  const level = (from: number) => over.map((length) => linear({ from, to: 0, over: length }) as Spec);
  const tread = fc
    .tuple(over, over)
    .map(([per, every]) => stairs({ of: exponential({ from: 1, factor: 0.5, per }), every }) as Spec);
  const inner = fc
    .tuple(level(1), level(0.5), over, tread)
    .map(([a, b, c, d]) => sequence({ of: [a, b, cosine({ from: 1, to: 0, over: c }), d] }));
  const outer = fc
    .tuple(level(1), inner, over)
    .map(([a, b, skip]) => sequence({ of: [a, slice({ of: b, skip, over: 60 }), constant({ value: 0.3 })] }));
  fc.assert(
    fc.property(outer, fc.oneof(fc.constant(0), fc.nat(50), decimal(0, 50)), (spec, first) => {
      expect(worst(compile(spec, { steps: 100 }), 90, first)).toBeLessThanOrEqual(1e-14);
    }),
    { seed: 12, numRuns: 3000 },
  );
});

test.each([
  ["falls", 1, 0],
  ["rises", 0, 1],
  ["falls below 0", 0.5, -0.25],
  ["rises from below 0", -2, -1],
  ["stays", 0.3, 0.3],
])("a cosine or a line that %s agrees with its closed form", (_, from, to) => {
  for (const over of [1, 2, 10.5, 300, 1000, 12_345.6]) {
    for (const first of [0, 0.5, Math.floor(over / 2), Math.floor(over) - 1, over, over + 3]) {
      const t = (i: number): number => Math.min(first + i, over) / over;
      const size = { length: 700 };
      const waves = Float64Array.from(
        size,
        (__, i) => to + (from - to) * Math.cos((Math.PI / 2) * t(i)) ** 2,
      );
      const lines = Float64Array.from(size, (__, i) => from + (to - from) * t(i));
      for (const [spec, want] of [
        [cosine({ from, to, over }), waves],
        [linear({ from, to, over }), lines],
      ] as const) {
        const got = fill(compile(spec, { steps: 100 }), new Float64Array(700), first);
        const off = got.map((value, i) => Math.abs(value - want[i]));
        expect(Math.max(...off)).toBeLessThanOrEqual(1e-14 * Math.max(Math.abs(from), Math.abs(to)));
      }
    }
  }
});

test("what is no plain ramp is at itself, to the bit", () => {
  const spec = sequence({
    of: [
      constant({ value: 0.1, over: 3.7 }),
      stairs({ of: exponential({ from: 1, factor: 0.9 }), every: 5 }),
    ],
  });
  const curve = compile(spec, { steps: 100 });
  for (const first of [0, 1, 2.2, 50]) {
    const want = Array.from({ length: 40 }, (_, i) => curve.at(first + i));
    expect([...fill(curve, new Float64Array(40), first)]).toEqual(want);
  }
});

test("fill writes into the array that it is given, and only there", () => {
  const whole = new Float64Array(10).fill(-1);
  const middle = whole.subarray(3, 6);
  const curve = compile(linear({ from: 0, to: 1, over: 4 }), { steps: 4 });
  expect(fill(curve, middle, 2)).toBe(middle);
  expect([...whole]).toEqual([-1, -1, -1, 0.5, 0.75, 1, -1, -1, -1, -1]);
  expect(fill(curve, new Float64Array(0), 2)).toHaveLength(0);
});

test("sample starts at step 0", () => {
  const curve = compile(linear({ from: 0, to: 1, over: 4 }), { steps: 4 });
  expect([...sample(curve, 6)]).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
});

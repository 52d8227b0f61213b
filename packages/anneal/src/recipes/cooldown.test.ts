import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { type CooldownShape, cooldown } from "./cooldown.ts";

/** The share of the height that remains, as the sources write it. */
const remaining: { readonly [S in CooldownShape]: (p: number) => number } = {
  linear: (p) => 1 - p,
  "1-sqrt": (p) => 1 - Math.sqrt(p),
  square: (p) => 1 - p * p,
  cosine: (p) => 0.5 * (1 + Math.cos(Math.PI * p)),
  "mirror-cosine": (p) => 2 * (1 - p) - 0.5 * (1 + Math.cos(Math.PI * p)),
  exponential: (p) => 2 * 0.5 ** p - 1, // Megatron-LM: (2.0 * math.pow(0.5, wsd_anneal_ratio)) - 1.0
  "lowered-linear": (p) => 0.7 * (1 - p),
};
const shapes = Object.keys(remaining) as CooldownShape[];

test.each(shapes)("%s falls to 0 by its formula, and holds there", (shape) => {
  const share = (t: number): number => remaining[shape](Math.min(t, 80) / 80);
  expectFollows(cooldown({ from: 1, over: 80, shape }), { steps: 80 }, share, 160);
});

test.each(shapes.filter((shape) => shape !== "lowered-linear"))(
  "%s falls to a floor by its formula",
  (shape) => {
    const share = (t: number): number => 0.03 + 0.27 * remaining[shape](t / 80);
    expectFollows(cooldown({ from: 0.3, to: 0.03, shape }), { steps: 80 }, share);
  },
);

test("lowered linear begins at 0.7 of the level it leaves and is a line from there", () => {
  const spec = cooldown({ from: 1, to: 0.1, shape: "lowered-linear" });
  expectFollows(spec, { steps: 60 }, (t) => 0.7 - (0.6 * t) / 60);
});

test("the end is exact for every shape, and the start to an ulp", () => {
  const level = fc.double({ min: 1e-9, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      level,
      level,
      fc.constantFrom(...shapes),
      fc.integer({ min: 1, max: 5000 }),
      (a, b, shape, over) => {
        const [from, to] = [Math.max(a, b), Math.min(a, b)];
        const { at, span } = compile(cooldown({ from, to, over, shape }), { steps: over });
        const begin = shape === "lowered-linear" ? 0.7 * from : from;
        expect(span).toBe(over);
        expect(at(over)).toBe(to);
        expect(Math.abs(at(0) - begin)).toBeLessThanOrEqual(2 ** -52 * begin);
      },
    ),
    { seed: 31, numRuns: 2000 },
  );
});

test("at the middle each shape has the share that the sources plot", () => {
  const middle = (shape: CooldownShape): number =>
    compile(cooldown({ from: 1, over: 100, shape }), { steps: 100 }).at(50);
  expect(middle("square")).toBe(0.75);
  expect(middle("linear")).toBe(0.5);
  expect(middle("1-sqrt")).toBeCloseTo(1 - Math.SQRT1_2, 15);
  expect(middle("exponential")).toBeCloseTo(Math.SQRT2 - 1, 15);
});

test("the default is 1-sqrt to 0 over the rest", () => {
  const { at } = compile(cooldown({ from: 1 }), { steps: 64 });
  expect([at(0), at(16), at(64)]).toEqual([1, 0.5, 0]);
});

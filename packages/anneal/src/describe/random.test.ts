import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkup } from "../../test/markup.ts";
import { type Curve, compile, type Spec } from "../index.ts";
import { drawHtml, drawSvg, explain, phases, sentence, spoken, summarise, updatesIn } from "./index.ts";

const level = fc.oneof(
  fc.constantFrom(0, 1, 1e-3, 0.1),
  fc.double({ min: -1, max: 10, noNaN: true }),
  fc.constantFrom(1e-100, 1e90),
);
const share = fc.integer({ min: 1, max: 100 }).map((percent): `${number}%` => `${percent}%`);
const over = fc.oneof(
  share,
  fc.integer({ min: 1, max: 3000 }),
  fc.double({ min: 0.5, max: 500, noNaN: true }),
);

/** Random specs of every kind, nested up to a depth. */
const { spec } = fc.letrec<{ spec: Spec }>((tie) => {
  const ends = { from: level, to: level, over };
  const list = fc.array(tie("spec"), { minLength: 1, maxLength: 4 });
  const leaf = fc.oneof(
    fc.record({ kind: fc.constantFrom("linear" as const, "rex" as const, "log" as const), ...ends }),
    fc.record({
      kind: fc.constant("cosine" as const),
      ...ends,
      past: fc.constantFrom("hold" as const, "continue" as const),
    }),
    fc.record({
      kind: fc.constant("polynomial" as const),
      ...ends,
      power: fc.constantFrom(0.5, 2, 0.9),
      ease: fc.constantFrom("in" as const, "out" as const),
    }),
    fc.record({ kind: fc.constant("constant" as const), value: level, over }),
    fc.record({
      kind: fc.constant("exponential" as const),
      from: level,
      factor: fc.double({ min: 0, max: 1.5, noNaN: true }),
      over,
    }),
    fc
      .array(fc.tuple(level, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 30 })
      .map((runs) => ({ kind: "table" as const, runs })),
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 2000 }), level), { minLength: 1, maxLength: 8 })
      .map((points) => ({ kind: "knots" as const, points: points.sort((a, b) => a[0] - b[0]) })),
  );
  const joint = fc.oneof(
    fc.record({ kind: fc.constant("sequence" as const), of: list }),
    fc.record({ kind: fc.constantFrom("sum" as const, "product" as const, "max" as const), of: list }),
    fc.record({
      kind: fc.constant("repeat" as const),
      of: tie("spec"),
      times: fc.integer({ min: 1, max: 60 }),
      stretch: fc.constantFrom(1, 2),
      damp: fc.constantFrom(1, 0.5),
    }),
    fc.record({
      kind: fc.constant("stairs" as const),
      of: tie("spec"),
      every: fc.integer({ min: 1, max: 100 }),
    }),
    fc.record({ kind: fc.constant("noise" as const), of: tie("spec"), std: fc.constantFrom(0.01, 0.3) }),
    fc.record({ kind: fc.constant("scale" as const), by: fc.constantFrom(-1, 0, 2), of: tie("spec") }),
    fc.record({ kind: fc.constant("clamp" as const), of: tie("spec"), min: fc.constant(0.01) }),
  );
  return { spec: fc.oneof({ maxDepth: 3, depthSize: "small" }, leaf, joint) as fc.Arbitrary<Spec> };
});

const length = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 50 }) },
  { weight: 8, arbitrary: fc.integer({ min: 51, max: 4000 }) },
  { weight: 1, arbitrary: fc.constantFrom(200_000, 1e12) },
);
const run = fc.tuple(spec, length);

/** Compiles what compiles; parts that do not fit are another test's matter. */
function curveOf(each: Spec, steps: number): Curve | undefined {
  return compile.inspect(each, { steps }).curve;
}

test("of any schedule the phases are in order, without gaps, and their updates are those of the run", {
  timeout: 60_000,
}, () => {
  let compiled = 0;
  fc.assert(
    fc.property(run, ([each, steps]) => {
      const curve = curveOf(each, steps);
      if (curve === undefined) return;
      compiled++;
      for (const known of [each, undefined]) {
        const found = phases(curve, steps, known);
        expect(found[0].start).toBe(0);
        expect(found[found.length - 1].end).toBe(steps);
        found.forEach(({ start, end }, k) => {
          expect(end).toBeGreaterThan(start);
          if (k > 0) expect(start).toBe(found[k - 1].end);
        });
        expect(found.reduce((sum, phase) => sum + updatesIn(phase), 0)).toBe(steps);
      }
    }),
    { seed: 7, numRuns: 600 },
  );
  expect(compiled).toBeGreaterThan(250);
});

test("of any schedule the numbers are finite, and agree with every update where that is few", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(run, ([each, steps]) => {
      const curve = curveOf(each, steps);
      if (curve === undefined) return;
      const { span, phases: _, ...numbers } = summarise(curve, steps, each);
      for (const value of Object.values(numbers).flat()) expect(Number.isFinite(Number(value))).toBe(true);
      if (steps > 2000) return;
      const all = Array.from({ length: steps }, (_, k) => curve.at(k));
      const slack = 1e-12 * Math.max(...all.map(Math.abs));
      expect(Math.abs(numbers.peak - Math.max(...all))).toBeLessThanOrEqual(slack);
      expect(Math.abs(numbers.lowest - Math.min(...all))).toBeLessThanOrEqual(slack);
      expect(numbers.peakStep).toBeLessThan(steps);
    }),
    { seed: 8, numRuns: 500 },
  );
});

test("any schedule can be said, explained and drawn", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      run,
      fc.string(),
      fc.constantFrom("linear" as const, "log" as const),
      ([each, steps], name, scale) => {
        const curve = curveOf(each, steps);
        if (curve === undefined) return;
        const { paragraphs } = explain(curve, { steps }, each);
        const words = [sentence(curve, steps, each), spoken(curve, steps, each), ...paragraphs];
        for (const text of words) expect(text).not.toMatch(/NaN|undefined|Infinity|not a number/);
        expect(paragraphs.length).toBeGreaterThanOrEqual(3);
        expect(paragraphs.length).toBeLessThanOrEqual(6);
        const svg = drawSvg([{ name, curve, spec: each }], { steps, scale });
        expect(svg.replace(/<title>.*<\/desc>/s, "").replace(/<text.*<\/text>/gs, "")).not.toMatch(
          /NaN|undefined|Infinity/,
        );
        parseMarkup(svg);
      },
    ),
    { seed: 9, numRuns: 250 },
  );
});

test("any names make a page that is well-formed", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }),
      fc.string({ unit: "grapheme" }),
      (names, title) => {
        const made: Spec = { kind: "linear", from: 1, to: 0, over: 90 };
        const curve = compile(made, { steps: 100 });
        parseMarkup(
          drawHtml(
            names.map((name) => ({ name, curve, spec: made })),
            { steps: 100, title },
          ),
        );
      },
    ),
    { seed: 10, numRuns: 100 },
  );
});

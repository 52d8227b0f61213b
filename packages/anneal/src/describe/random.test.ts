import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkup } from "../../test/markup.ts";
import { anySchedule, type Scheduled } from "../../test/specs.ts";
import { type Curve, compile, type Spec } from "../index.ts";
import { drawHtml, drawSvg, explain, phases, sentence, spoken, summarise, updatesIn } from "./index.ts";

const run = anySchedule({ depth: 3 });

/** Compiles what compiles; what does not fit is another test's matter. */
const curveOf = ({ spec, horizon }: Scheduled): Curve | undefined => compile.inspect(spec, horizon).curve;

test("of any schedule the phases are in order, without gaps, and their updates are those of the run", () => {
  let compiled = 0;
  fc.assert(
    fc.property(run, (each) => {
      const curve = curveOf(each);
      const { spec, horizon } = each;
      const { steps } = horizon;
      if (curve === undefined) return;
      compiled++;
      for (const known of [spec, undefined]) {
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

test("of any schedule the numbers are finite, and agree with every update where that is few", () => {
  fc.assert(
    fc.property(run, (each) => {
      const curve = curveOf(each);
      const { spec, horizon } = each;
      const { steps } = horizon;
      if (curve === undefined) return;
      const { span, phases: _, ...numbers } = summarise(curve, steps, spec);
      for (const value of Object.values(numbers).flat()) expect(Number.isFinite(Number(value))).toBe(true);
      if (steps > 2000) return;
      const all = Array.from({ length: steps }, (_, k) => curve.at(k));
      const slack = 1e-12 * Math.max(...all.map(Math.abs));
      expect(Math.abs(numbers.peak - Math.max(...all))).toBeLessThanOrEqual(slack);
      expect(Math.abs(numbers.lowest - Math.min(...all))).toBeLessThanOrEqual(slack);
      expect(numbers.peakStep).toBeLessThan(steps);
    }),
    { seed: 8, numRuns: 120 },
  );
});

test("any schedule can be said, explained and drawn", () => {
  fc.assert(
    fc.property(run, fc.string(), fc.constantFrom("linear" as const, "log" as const), (each, name, scale) => {
      const curve = curveOf(each);
      const { spec, horizon } = each;
      const { steps } = horizon;
      if (curve === undefined) return;
      const { paragraphs } = explain(curve, horizon, spec);
      const words = [sentence(curve, steps, spec), spoken(curve, steps, spec), ...paragraphs];
      for (const text of words) expect(text).not.toMatch(/NaN|undefined|Infinity|not a number/);
      expect(paragraphs.length).toBeGreaterThanOrEqual(3);
      expect(paragraphs.length).toBeLessThanOrEqual(7);
      const svg = drawSvg([{ name, curve, spec }], { steps, scale });
      expect(svg.replace(/<title>.*<\/desc>/s, "").replace(/<text.*<\/text>/gs, "")).not.toMatch(
        /NaN|undefined|Infinity/,
      );
      parseMarkup(svg);
    }),
    { seed: 9, numRuns: 120 },
  );
});

test("any names make a page that is well-formed", () => {
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

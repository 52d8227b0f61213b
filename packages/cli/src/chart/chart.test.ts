import fc from "fast-check";
import { expect, test } from "vitest";
import { type Chart, lateMost } from "./chart.ts";
import { drawChart } from "./draw-chart.ts";
import { drawIntervals } from "./draw-intervals.ts";
import { thin } from "./thin.ts";

const chart = (name: string): Chart => ({
  title: `about ${name}`,
  says: name,
  steps: 100,
  panels: [
    {
      name: "Loss",
      share: 1,
      lines: [
        {
          name,
          hue: 0,
          steps: [0, 50, 99],
          values: [3, Number.NaN, 2],
          band: { low: [2.9, 2, 1.9], high: [3.1, 3, 2.1] },
        },
        { name: "", hue: 1, as: "dots", steps: [10, 20], values: [2.5, Infinity] },
        { name: "flat", hue: "baseline", as: "dashed", steps: [], values: [] },
      ],
    },
  ],
});

test("names are only text, in every place", () => {
  for (const svg of [
    drawChart(chart("<img src=x>&\"'\u0000")),
    drawIntervals("<b>", [{ name: "<i>", actual: 1, value: 1, low: 0, high: 2 }]),
  ]) {
    expect(svg).not.toMatch(/<(img|b|i)\b/);
    expect(svg).not.toContain("\u0000");
  }
});

test("what is no number is nowhere in a chart, which is the same each time", () => {
  for (const theme of ["light", "auto"] as const) {
    const svg = drawChart(chart("a"), { theme });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toBe(drawChart(chart("a"), { theme }));
    expect(svg.includes("prefers-color-scheme:dark")).toBe(theme === "auto");
  }
  expect(drawChart({ ...chart("a"), panels: [{ name: "Loss", share: 1, lines: [] }] })).not.toMatch(/NaN/);
});

test("of points on one pixel, the first, lowest, highest and last are kept", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (values, pixels) => {
        const steps = values.map((_, i) => i);
        const pixelOf = (step: number): number => (step / values.length) * pixels;
        const kept = thin(steps, values, pixelOf);
        expect(kept.length).toBeLessThanOrEqual(4 * pixels);
        expect([...kept].sort((a, b) => a - b)).toEqual(kept);
        for (let pixel = 0; pixel < pixels; pixel++) {
          const on = (i: number): boolean => Math.floor(pixelOf(i)) === pixel;
          const all = steps.filter(on);
          if (all.length === 0) continue;
          const few = kept.filter(on);
          const range = (places: readonly number[]) => [
            Math.min(...places.map((i) => values[i])),
            Math.max(...places.map((i) => values[i])),
          ];
          expect(range(few)).toEqual(range(all));
          expect([few[0], few.at(-1)]).toEqual([all[0], all.at(-1)]);
        }
      },
    ),
    { seed: 8 },
  );
});

test("the first fall of a loss does not set the height of a panel", () => {
  const line = { name: "a", hue: 0, steps: [0, 4, 5, 99], values: [11, 9, 4, 3] };
  expect(lateMost([line], 100)).toBe(4);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlotLayer, plot } from "./plot.ts";

/** Warmup of 1,000 steps, hold, 1-sqrt cooldown from step 20,000 of 25,000: the schedule of the design. */
const wsd: PlotLayer = {
  name: "wsd",
  steps: 25_000,
  at: (k) => 1e-3 * (k < 1000 ? (k + 1) / 1001 : k < 20_000 ? 1 : 1 - Math.sqrt((k - 20_000) / 5000)),
};
const phases = [
  { name: "warmup", start: 0, end: 1000 },
  { name: "hold", start: 1000, end: 20_000 },
  { name: "cooldown", start: 20_000, end: 25_000 },
];
const cosine: PlotLayer = {
  name: "cosine",
  steps: 25_000,
  at: (k) => 5e-4 * (1 + Math.cos((Math.PI * k) / 25_000)),
};
const picture = (text: string): string[] => text.split("\n").slice(1, -1);

describe("a plot", () => {
  test("of the design's WSD looks as in the design", () => {
    expect(plot([wsd], { phases })).toEqual(
      picture(`
        warmup                   hold                          cooldown
  1e-3 ┤  ⡼⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹
       │  ⡇                                                 ⠈⣇
       │ ⢸⠁                                                  ⠘⣆
       │ ⡞                                                    ⠘⢦⡀
  5e-4 ┤⢀⡇                                                      ⠙⢦⡀
       │⢸                                                         ⠙⢦⡀
       │⡞                                                           ⠉⠳⣄⡀
     0 ┤⡇                                                              ⠙⠲⢤
       └┬────────────┬────────────┬────────────┬────────────┬────────────┬
        0            5k           10k          15k          20k          25k
`),
    );
  });

  test("of several curves tells them apart by dashes and names them where they are", () => {
    const lines = plot([wsd, cosine]);
    expect(lines.length).toBe(14);
    expect(lines.join("\n")).toMatch(/ wsd /);
    expect(lines.join("\n")).toMatch(/ cosine /);
  });

  test("in ASCII holds nothing else", () => {
    for (const lines of [plot([wsd], { phases, ascii: true }), plot([wsd, cosine], { ascii: true })]) {
      expect(lines.join("")).toMatch(/^[ -~]*$/);
    }
    expect(plot([wsd], { ascii: true })).toEqual(
      picture(`
  1e-3 +  /'''''''''''''''''''''''''''''''''''''''''''''''''|
       |  |                                                 '|
       | |'                                                  '\\
       | /                                                    '\\_
  5e-4 +_|                                                      '\\_
       ||                                                         '\\_
       |/                                                           '\\__
     0 +|                                                              '-_
       ++------------+------------+------------+------------+------------+
        0            5k           10k          15k          20k          25k
`),
    );
  });

  test("with a logarithmic axis shows decades, and 0 on a rail", () => {
    const steps: PlotLayer = {
      name: "steps",
      steps: 300,
      at: (k) => [0.1, 0.01, 0.001, 0][Math.floor(k / 75)],
    };
    const lines = plot([steps], { log: true, height: 9 });
    expect(lines.map((line) => line.slice(0, 6).trim()).filter((label) => /\d/.test(label))).toEqual([
      ...["0.1", "0.01", "1e-3", "0"],
    ]);
  });

  test("is left out where there is no room for one", () => {
    expect(plot([wsd], { width: 30 })).toEqual([]);
  });

  test("draws what it can of a kind that goes wrong", () => {
    expect(plot([{ name: "none", steps: 100, at: () => Number.NaN }])).toEqual([]);
    const half: PlotLayer = {
      name: "half",
      steps: 100,
      at: (k) => (k < 50 ? 1 : k < 75 ? Number.NaN : Infinity),
    };
    expect(plot([half])[0]).toBe(`     1 ┤${"⠉".repeat(33)}`);
  });

  test("never exceeds its width, whatever the curves, the width and the names", () => {
    const curve = fc
      .record({
        name: fc.string({ minLength: 1, maxLength: 30, unit: "grapheme-ascii" }),
        steps: fc.integer({ min: 1, max: 1e6 }),
        low: fc.double({ min: -1, max: 1, noNaN: true }),
        high: fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
        waves: fc.integer({ min: 0, max: 500 }),
      })
      .map(
        ({ name, steps, low, high, waves }): PlotLayer => ({
          name,
          steps,
          at: (k) => low + high * (1 + Math.sin((waves * k) / steps)),
        }),
      );
    const options = fc.record({
      width: fc.integer({ min: 10, max: 120 }),
      ascii: fc.boolean(),
      log: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(curve, { minLength: 1, maxLength: 8 }), options, (layers, how) => {
        const lines = plot(layers, how);
        expect(lines.every((line) => line.length <= how.width)).toBe(true);
        const sides = lines.slice(0, -2).map((line) => line.search(how.ascii ? /[|+]/ : /[│┤]/));
        expect(new Set(sides).size).toBeLessThanOrEqual(1);
      }),
      { seed: 5, numRuns: 40 },
    );
  });
});

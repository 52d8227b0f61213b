import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, type RangeReport, type ReasonCode } from "./index.ts";

/** Mulberry32: a number in [0, 1) at each call. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** LRs from 1e-6 to 10. */
const sweep = (points = 100, from = 1e-6, to = 10): number[] =>
  Array.from({ length: points }, (_, i) => from * (to / from) ** (i / (points - 1)));

interface Run {
  readonly lr: number[];
  readonly loss: number[];
}

/** A smooth made-up curve: falls from 2.3 to 0.3, fastest per log LR at `fall`, and rises as (LR / rise) squared. */
const valleyAt = (lr: readonly number[], fall: number, rise: number): number[] =>
  lr.map((each) => 0.3 + 2 / (1 + each / fall) + 0.2 * (each / rise) ** 2);

const noisy = (seed: number, size: number, lr = sweep()): Run => {
  const random = seeded(seed);
  return { lr, loss: valleyAt(lr, 0.01, 1).map((each) => each + size * normal(random)) };
};

const codes = ({ reasons }: RangeReport): ReasonCode[] => reasons.map(({ code }) => code);

const lrOf = (report: RangeReport, rule: string): number | undefined =>
  report.suggestions.find((each) => each.rule === rule)?.lr;

/** Noisy gradient descent on a sum of parabolas: loss = sum h x^2 / 2. An LR above 2 / max(h) diverges, in closed form. */
function quadratic(lr: number[], curvatures: readonly number[], seed: number): Run {
  const random = seeded(seed);
  const x = curvatures.map(() => 1);
  const loss = lr.map((each) => {
    const before = curvatures.reduce((sum, h, k) => sum + (h * x[k] * x[k]) / 2, 0);
    curvatures.forEach((h, k) => {
      x[k] -= each * (h * x[k] + 0.05 * h * normal(random));
    });
    return before;
  });
  return { lr, loss };
}

describe("where the truth is known", () => {
  test("the steepest fall and the lowest loss of a smooth curve are found, the first to a grid point or two", () => {
    const lr = sweep(200);
    const report = analyse({ lr, loss: valleyAt(lr, 0.01, 1) });
    const step = (10 / 1e-6) ** (1 / 199);
    expect(Math.abs(Math.log((lrOf(report, "steepest") ?? 0) / 0.01) / Math.log(step))).toBeLessThan(2);
    // 2 / (1 + x / 0.01) + 0.2 x x is lowest where 0.02 / (x + 0.01) ** 2 = 0.4 x, near 0.3617
    // a rise steeper than the fall pulls the lowest smoothed loss down from there, to the safe side
    expect(report.lowest?.lr).toBeLessThan(0.3617);
    expect(report.lowest?.lr).toBeGreaterThan(0.3617 / 1.6);
    expect(lrOf(report, "minimum/10")).toBeCloseTo((report.lowest?.lr ?? 0) / 10, 12);
    expect(lrOf(report, "below-rise")).toBeCloseTo((report.rise?.lr ?? 0) / 10, 12);
  });

  test("the rise is where the curve is a tenth of its fall above the lowest loss", () => {
    const lr = sweep(400);
    const loss = valleyAt(lr, 0.01, 1);
    const { rise, drop } = analyse({ lr, loss }, { beta: 0 });
    const limit = Math.min(...loss) + drop / 10;
    const { index = 0 } = rise ?? {};
    expect(loss[index]).toBeLessThanOrEqual(limit);
    expect(loss[index + 1]).toBeGreaterThan(limit);
  });

  test.each([1, 10, 100])(
    "of a noisy quadratic of curvature %s the rise is within twice the limit 2 / h",
    (h) => {
      const lr = sweep(200, 1e-5 / h, 100 / h);
      const curvatures = [1, 0.3, 0.1, 0.03].map((each) => each * h);
      const report = analyse([1, 2, 3, 4, 5].map((seed) => quadratic(lr, curvatures, seed)));
      const rise = (report.rise?.lr ?? 0) / (2 / h);
      expect(rise).toBeGreaterThan(0.5);
      expect(rise).toBeLessThan(2);
      expect(report.bracket?.low).toBeLessThan(1 / h / 4);
      expect(report.bracket?.high).toBeGreaterThan(2 / h);
    },
  );
});

describe("what changes nothing, or only the scale", () => {
  const run = { seed: 11, numRuns: 30 };
  const seeds = fc.integer({ min: 1, max: 1e6 });

  test("LRs times c give suggestions and a bracket times c", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (seed, c) => {
        const one = noisy(seed, 0.02);
        const here = analyse(one);
        const there = analyse({ lr: one.lr.map((each) => each * c), loss: one.loss });
        expect(here.bracket).toBeDefined();
        for (const [a, b] of [
          [here.bracket?.low, there.bracket?.low],
          [here.bracket?.high, there.bracket?.high],
          ...here.suggestions.map(({ lr }, i) => [lr, there.suggestions[i].lr]),
        ]) {
          expect(Math.abs((b ?? 0) / ((a ?? 0) * c) - 1)).toBeLessThan(1e-9);
        }
      }),
      run,
    );
  });

  test("a constant added to the losses, or a factor on them, changes no LR", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: -10, max: 10, noNaN: true }), (seed, add) => {
        const { lr, loss } = noisy(seed, 0.02);
        const here = analyse({ lr, loss });
        const there = analyse({ lr, loss: loss.map((each) => 3 * (each + add)) });
        expect(lrOf(there, "steepest")).toBe(lrOf(here, "steepest"));
        expect(there.bracket).toEqual(here.bracket);
      }),
      run,
    );
  });

  test("the order of seeds and of points does not matter", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }),
        fc.integer({ min: 0, max: 99 }),
        (order, turn) => {
          const { seeds: _, ...straight } = analyse([1, 2, 3, 4, 5].map((seed) => noisy(seed, 0.1)));
          const { seeds: __, ...mixed } = analyse(
            order.map((seed) => {
              const { lr, loss } = noisy(seed, 0.1);
              const points = lr.map((each, i) => ({ lr: each, loss: loss[i] }));
              return [...points.slice(turn), ...points.slice(0, turn)];
            }),
          );
          expect(mixed).toEqual(straight);
        },
      ),
      { seed: 5, numRuns: 20 },
    );
  });

  test("the same seed several times is that seed", () => {
    const one = noisy(3, 0.05);
    const { curve, bracket } = analyse(one);
    expect(analyse([one, one, one])).toMatchObject({ bracket, curve: { lr: curve.lr, loss: curve.loss } });
  });
});

describe("several seeds", () => {
  test("noise that hides the fall from one seed does not from nine", () => {
    const loud = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => noisy(seed, 2.2));
    expect(codes(analyse(loud[1]))).toEqual(["noisy"]);
    expect(codes(analyse(loud))).toEqual([]);
  });

  test("on different grids they meet where all of them cover, straight in log LR", () => {
    const loss = (lr: number[]): number[] => lr.map((each) => 5 - Math.log10(each));
    const [a, b] = [sweep(90, 1e-5, 1), sweep(60, 1e-4, 10)];
    const { curve } = analyse(
      [
        { lr: a, loss: loss(a) },
        { lr: b, loss: loss(b) },
      ],
      { beta: 0 },
    );
    expect(curve.lr[0]).toBe(1e-4);
    expect(curve.lr[curve.lr.length - 1]).toBeCloseTo(1, 9);
    curve.lr.forEach((lr, i) => {
      expect(curve.loss[i]).toBeCloseTo(5 - Math.log10(lr), 9);
    });
  });

  test("one that diverges early counts as high, is named, and leaves the median to the others", () => {
    const runs = [1, 2, 3].map((seed) => noisy(seed, 0.02));
    const lost = { lr: runs[0].lr, loss: runs[0].loss.map((each, i) => (i < 40 ? each : Number.NaN)) };
    const report = analyse([lost, runs[1], runs[2]]);
    expect(report.seeds[0].divergedAt).toBe(lost.lr[40]);
    expect(report.seeds[1].divergedAt).toBeGreaterThan(1);
    expect(report.curve.alive[10]).toBe(3);
    expect(report.curve.alive[60]).toBe(2);
    const rise = analyse(runs).rise?.lr ?? 0;
    expect(Math.abs(Math.log2((report.rise?.lr ?? 0) / rise))).toBeLessThan(1);
  });

  test("when most diverge the curve ends, and that is the rise", () => {
    const cut = (at: number, seed: number): Run => {
      const { lr, loss } = noisy(seed, 0.02);
      return { lr, loss: loss.map((each, i) => (i < at ? each : Number.POSITIVE_INFINITY)) };
    };
    const report = analyse([cut(70, 1), cut(72, 2), noisy(3, 0.02)]);
    expect(codes(report)).toEqual([]);
    expect(report.curve.lr.length).toBe(73);
    expect(report.rise?.lr).toBeLessThanOrEqual(sweep()[72]);
    expect(report.rise?.lr).toBeGreaterThanOrEqual(sweep()[66]);
  });
});

describe("the curve does not say", () => {
  const lr = sweep();
  const random = seeded(1);
  const cases: readonly (readonly [ReasonCode, string, readonly number[], RegExp])[] = [
    ["flat", "a flat curve", lr.map(() => 2.3 + 0.002 * normal(random)), /stays near 2.3/],
    ["flat", "a constant", lr.map(() => 2.3), /falls by 0 at most/],
    ["noisy", "noise alone", lr.map(() => 2.3 + 0.5 * normal(random)), /noise alone can make/],
    [
      "no-rise",
      "a fall to the end",
      lr.map((each) => 3 - 0.2 * Math.log10(each)),
      /has not risen by the last LR, 10:/,
    ],
    ["diverged", "a rise from the first point", lr.map((each) => 2.3 + 10 * each), /without having fallen/],
    ["diverged", "a loss that is never finite", lr.map(() => Number.NaN), /without having fallen/],
    ["diverged", "no fall before a NaN", lr.map((_, i) => (i < 50 ? 2.3 : Number.NaN)), /by LR /],
    [
      "falls-at-once",
      "a fall from the first point",
      lr.map((each) => 0.3 + 1 / (1 + each / 1e-8) + each ** 2),
      /start lower/,
    ],
  ];
  test.each(cases)("%s: %s", (code, _, loss, words) => {
    const report = analyse({ lr, loss });
    expect(codes(report)).toEqual([code]);
    expect(report.bracket).toBeUndefined();
    expect(report.suggestions.map((each) => typeof each.lr)).toContain("undefined");
    expect(report.verdict).toMatch(/^The curve does not say: .*\.$/);
    expect(report.verdict).toMatch(words);
  });

  test.each([0, 1, 9])("%i points are too few", (points) => {
    const report = analyse({ lr: lr.slice(0, points), loss: valleyAt(lr, 0.01, 1).slice(0, points) });
    expect(codes(report)).toEqual(["few-points"]);
    expect(report.suggestions.every((each) => each.lr === undefined && each.why !== "")).toBe(true);
  });

  test("a rule that needs the rise is silent without one, and the others still speak", () => {
    const report = analyse({ lr: lr.slice(0, 70), loss: valleyAt(lr, 0.001, 1e9).slice(0, 70) });
    expect(codes(report)).toEqual(["no-rise"]);
    expect(lrOf(report, "steepest")).toBeCloseTo(1e-3, 3);
    expect(lrOf(report, "below-rise")).toBeUndefined();
    expect(lrOf(report, "minimum/10")).toBeUndefined();
  });

  test("the sweep that it asks for would tell", () => {
    const at = (from: number, to: number): RangeReport => {
      const grid = sweep(100, from, to);
      return analyse({ lr: grid, loss: valleyAt(grid, 0.01, 1) });
    };
    const short = at(1e-6, 0.05);
    expect(codes(short)).toEqual(["no-rise"]);
    const { from = 0, to = 0 } = short.reasons[0].again ?? {};
    expect(codes(at(from, to))).toEqual([]);
    const late = at(0.05, 10);
    expect(codes(late)).toEqual(["falls-at-once"]);
    expect(codes(at(late.reasons[0].again?.from ?? 0, late.reasons[0].again?.to ?? 0))).toEqual([]);
  });

  test("of 1,000 sweeps of nothing but noise at most 5 get a bracket", () => {
    const noise = seeded(42);
    let found = 0;
    for (let k = 0; k < 1000; k++) {
      const report = analyse({ lr, loss: lr.map(() => 2.3 + 0.1 * normal(noise)) });
      if (report.bracket !== undefined) found++;
    }
    expect(found).toBeLessThanOrEqual(5);
  });
});

describe("an explosion", () => {
  test("does not move the lowest loss backwards through the average", () => {
    const { lr, loss } = noisy(2, 0.01);
    const burst = loss.map((each, i) => (lr[i] > 1 ? 1e6 * lr[i] : each));
    const [calm, wild] = [analyse({ lr, loss }), analyse({ lr, loss: burst })];
    expect(Math.abs((wild.lowest?.index ?? 0) - (calm.lowest?.index ?? 0))).toBeLessThanOrEqual(2);
    expect(wild.rise?.lr).toBeLessThan(1.01);
    expect(wild.seeds[0].divergedAt).toBeGreaterThan(1);
  });

  test("null is a loss that JSON could not write", () => {
    const { lr, loss } = noisy(2, 0.01);
    const burst = loss.map((each, i) => (i > 90 ? Number.NaN : each));
    const read = JSON.parse(JSON.stringify({ lr, loss: burst })) as Run;
    expect(analyse(read)).toEqual(analyse({ lr, loss: burst }));
  });
});

test("a seed that diverged beyond what all seeds cover does not make the curve rise", () => {
  const { lr, loss } = noisy(1, 0.01);
  const brief = { lr: lr.slice(0, 65), loss: loss.slice(0, 65) };
  expect(codes(analyse([noisy(2, 0.01), noisy(3, 0.01), brief]))).toEqual(["no-rise"]);
});

test("a report survives JSON", () => {
  const report = analyse([noisy(1, 0.02), noisy(2, 0.02)]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { type KnotsSpec, knots } from "./knots.ts";

const horizon = { steps: 100 };
const through = (points: KnotsSpec["points"], via: KnotsSpec["via"]) =>
  compile(knots({ points, via }), horizon).at;

test("points are joined by straight lines, and the outermost values hold", () => {
  const at = through(
    [
      [10, 2],
      [20, 4],
      [60, 0],
    ],
    "linear",
  );
  expect([0, 10, 15, 20, 40, 60, 61, 1e15].map(at)).toEqual([2, 2, 3, 4, 2, 0, 0, 0]);
});

test("via log a half way is a geometric mean", () => {
  const at = through(
    [
      [0, 1e-6],
      [50, 1],
      [100, 4],
    ],
    "log",
  );
  expectClose(at(25), 1e-3);
  expectClose(at(75), 2);
  expect([0, 50, 100].map(at)).toEqual([1e-6, 1, 4]);
});

test("via smooth follows the cubic with Fritsch and Butland's slopes, worked out by hand", () => {
  // Secants 1 and 3, equal steps: the slope between is 2*1*3/(1 + 3) = 1.5; outside it is the secant's.
  const at = through(
    [
      [0, 0],
      [1, 1],
      [2, 4],
    ],
    "smooth",
  );
  expectClose(at(0.5), (0 + 1) / 2 + (1 - 1.5) / 8);
  expectClose(at(1.5), (1 + 4) / 2 + (1.5 - 3) / 8);
});

test("two points are joined by a straight line, however smooth", () => {
  const at = through(
    [
      [0, 1],
      [8, 3],
    ],
    "smooth",
  );
  for (let t = 0; t <= 8; t++) expectClose(at(t), 1 + t / 4);
});

test("two points at one time are a jump: the later value rules there", () => {
  for (const via of ["linear", "smooth", "log"] as const) {
    const at = through(
      [
        [0, 1],
        [5, 1],
        [5, 3],
        [10, 3],
      ],
      via,
    );
    for (const [i, want] of [1, 3, 3].entries()) expectClose(at(4 + i), want);
  }
});

test("one point is a constant", () => {
  for (const via of ["linear", "smooth", "log"] as const)
    expect([0, 5, 9].map(through([[5, 2]], via))).toEqual([2, 2, 2]);
});

const level = fc.oneof(fc.constantFrom(0, 1e-3, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const anyPoints = fc
  .array(fc.tuple(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), level), { minLength: 2, maxLength: 8 })
  .map((steps) => {
    let time = 0;
    return steps.map(([length, value]) => {
      time += length;
      return [time, value] as const;
    });
  });

test("a curve never leaves the two values it runs between, a smooth one not by an ulp", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyPoints, fc.constantFrom("linear", "smooth"), share, (points, via, p) => {
      const at = through(points, via);
      return points.slice(1).every(([t1, y1], k) => {
        const [t0, y0] = points[k];
        const value = at(t0 + p * (t1 - t0) * (1 - 1e-15));
        const slack = via === "linear" ? 2 ** -52 * Math.max(y0, y1) : 0;
        return value >= Math.min(y0, y1) - slack && value <= Math.max(y0, y1) + slack;
      });
    }),
    { seed: 1984, numRuns: 3000 },
  );
});

test("between two points a smooth curve is monotone", () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const at = through(points, "smooth");
      return points.slice(1).every(([t1, y1], k) => {
        const [t0, y0] = points[k];
        const values = Array.from({ length: 17 }, (_, i) => at(t0 + (i / 16) * (t1 - t0)));
        return values.slice(1, 16).every((value, i) => (value - values[i]) * Math.sign(y1 - y0) >= -1e-14);
      });
    }),
    { seed: 1984, numRuns: 500 },
  );
});

test("it passes through every point", () => {
  fc.assert(
    fc.property(anyPoints, fc.constantFrom("linear", "smooth"), (points, via) => {
      const at = through(points, via);
      return points.every(([time, value]) => at(time) === value);
    }),
    { seed: 1984, numRuns: 500 },
  );
});

test("levels of 0 cannot be joined in log, and times must not go back", () => {
  expect(() =>
    through(
      [
        [0, 1],
        [5, 0],
      ],
      "log",
    ),
  ).toThrow('knots.points[1][1]: expected a number above 0 for via "log", received 0');
  expect(() =>
    through(
      [
        ["50%", 1],
        [5, 2],
      ],
      "linear",
    ),
  ).toThrow("knots.points[1][0]: expected a time at or after 50, received 5");
});

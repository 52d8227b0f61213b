import { compile, type Spec } from "anneal";
import { expect, test } from "vitest";
import { pointsOf } from "./points.ts";

const horizon = { steps: 1_000_000 };
const drawn = (spec: Spec) => ({ curve: compile(spec, horizon) });

const stairs: Spec = {
  kind: "sequence",
  of: [
    { kind: "constant", value: 1, over: 333_333 },
    { kind: "constant", value: 0.1, over: "rest" },
  ],
};

test("a jump has both of its sides, where it is", () => {
  const { xs, ys } = pointsOf(drawn(stairs), horizon);
  const at = xs.indexOf(333_333);
  expect(ys[at]).toBe(0.1);
  expect(ys[at - 1]).toBe(1);
  expect(xs[at] - xs[at - 1]).toBeLessThan(1);
});

test("the corner of a warmup is a point, however long the run", () => {
  const peak: Spec = {
    kind: "sequence",
    of: [
      { kind: "linear", from: 0, to: 1, over: 777 },
      { kind: "linear", from: 1, to: 0, over: "rest" },
    ],
  };
  const { xs, ys } = pointsOf(drawn(peak), horizon);
  expect(ys[xs.indexOf(777)]).toBe(1);
});

test("a narrow window has its own points, and both of its ends", () => {
  const { xs } = pointsOf(drawn(stairs), horizon, [333_300, 333_400]);
  expect(xs[0]).toBe(333_300);
  expect(xs.at(-1)).toBe(333_400);
  expect(xs.length).toBeGreaterThanOrEqual(100);
  expect(xs.includes(333_333)).toBe(true);
});

test("a cut within one part is as sharp as one between parts", () => {
  const cut: Spec = { kind: "steps", at: [333_333], values: [1, 0.1] };
  const { xs, ys } = pointsOf(drawn(cut), horizon);
  const after = ys.findIndex((y) => y < 0.5);
  expect(xs[after]).toBeCloseTo(333_333, 3);
  expect(xs[after] - xs[after - 1]).toBeLessThan(1e-3);
});

test("many cycles keep their heights: no wave is lost between two points", () => {
  const spec: Spec = { kind: "repeat", of: { kind: "linear", from: 1, to: 0, over: 250 } };
  const { ys } = pointsOf(drawn(spec), horizon);
  expect(ys.filter((y) => y > 0.999).length).toBeGreaterThan(3900);
});

import { expect, test } from "vitest";
import { frameOf } from "./frame.ts";
import { distanceTo } from "./hit.ts";
import { dropsOf, polyline, valueAt } from "./polyline.ts";
import { touches } from "./touches.ts";

const plot = { left: 0, top: 0, right: 100, bottom: 100 };
const linear = frameOf(plot, { window: [0, 1000] }, { scale: "linear", low: 0, high: 1 });

test("many points in a column become those that can be seen: the ends and the extremes", () => {
  const xs = Float64Array.from({ length: 100_001 }, (_, k) => k / 100);
  const ys = xs.map((x) => (x === 500.5 ? 1 : 0.25));
  const [run] = polyline({ xs, ys }, linear);
  expect(run.points.length).toBeLessThan(1000);
  expect(Math.min(...run.points.map(({ y }) => y))).toBe(0);
  expect(run.points[0]).toEqual({ x: 0, y: 75, off: false });
  expect(run.points.at(-1)?.x).toBeCloseTo(100, 1);
});

test("a jump stays vertical", () => {
  const points = { xs: Float64Array.of(0, 500, 500, 1000), ys: Float64Array.of(0.8, 0.8, 0.2, 0.2) };
  const [run] = polyline(points, linear);
  expect(run.points.map(({ x, y }) => [x, Math.round(y)])).toEqual([
    [0, 20],
    [50, 20],
    [50, 80],
    [100, 80],
  ]);
});

test("a gap parts a line", () => {
  const points = { xs: Float64Array.of(0, 10, 20, 30, 40), ys: Float64Array.of(1, 1, Number.NaN, 0, 0) };
  expect(polyline(points, linear).map((run) => run.points.length)).toEqual([2, 2]);
});

test("on a logarithmic axis zero is on the rail, joined by a drop", () => {
  const frame = frameOf(plot, { window: [0, 1000] }, { scale: "log", low: 0.01, high: 1, rail: "0" });
  const points = { xs: Float64Array.of(0, 998, 1000), ys: Float64Array.of(1, 0.1, 0) };
  const runs = polyline(points, frame);
  expect(runs.map((run) => run.off)).toEqual([false, true]);
  const [[from, to]] = dropsOf(runs, frame);
  expect(from.x).toBe(100);
  expect(from.y).toBeCloseTo(39, 9);
  expect(to.y).toBe(frame.zero);
});

test("a value between two points lies on the line between them; at a jump the later one rules", () => {
  const points = { xs: Float64Array.of(0, 10, 10, 20), ys: Float64Array.of(0, 1, 5, 5) };
  expect(valueAt(points, 4)).toBeCloseTo(0.4, 12);
  expect(valueAt(points, 10)).toBe(5);
  expect(valueAt(points, 21)).toBeNaN();
});

test("distances are to the line, not to its points", () => {
  const runs = polyline({ xs: Float64Array.of(0, 1000), ys: Float64Array.of(0.5, 0.5) }, linear);
  expect(distanceTo(runs, { x: 33, y: 56 })).toBeCloseTo(6, 9);
});

test("a box is touched by a line that crosses it between two points", () => {
  const runs = polyline({ xs: Float64Array.of(0, 1000), ys: Float64Array.of(0, 1) }, linear);
  expect(touches(runs, { left: 40, right: 60, top: 40, bottom: 60 }, 0)).toBe(true);
  expect(touches(runs, { left: 70, right: 90, top: 60, bottom: 80 }, 5)).toBe(false);
});

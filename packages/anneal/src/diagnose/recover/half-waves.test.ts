import { describe, expect, test } from "vitest";
import { compile } from "../../compile/index.ts";
import type { Points } from "../points.ts";
import { families, lrAt } from "./curve.ts";
import { halfWaves } from "./half-waves.ts";
import { recover } from "./recover.ts";

const cosine = families.find((family) => family.kind === "cosine");
if (cosine === undefined) throw new Error("no cosine");

const pointsAt = (t: Float64Array): Points => ({ t, v: t.map(() => 0), tol: t.map(() => 0) });
const wave = (start: number, end: number) => ({
  family: cosine,
  p: Float64Array.of(1, 0, start, end, 1),
});

describe("half-waves of a cosine", () => {
  test("a wave of three halves is down, up, down, and each is where the whole one is", () => {
    const t = Float64Array.from({ length: 31 }, (_, i) => i);
    const found = halfWaves(pointsAt(t), { model: wave(0, 10), first: 0, last: 30 });
    expect(found.map(({ first, last }) => [first, last])).toEqual([
      [0, 10],
      [11, 20],
      [21, 30],
    ]);
    for (const { model, first, last } of found) {
      for (let i = first; i <= last; i++)
        expect(lrAt(model, i)).toBeCloseTo((1 + Math.cos((Math.PI * i) / 10)) / 2, 12);
    }
  });

  test.each([
    ["far shorter than the distance of two points", 0, 1e-9],
    ["begun a million waves before", -1e7, -1e7 + 10],
    ["begun a million waves after", 1e7, 1e7 + 10],
    ["too short to be told from 0 where it is", 1e6, 1e6 + 1e-10],
    ["of no length", 5, 5],
  ])("a wave %s has no more pieces than points, and leaves none out", (_, start, end) => {
    const t = Float64Array.from({ length: 40 }, (_, i) => 3 * i);
    const found = halfWaves(pointsAt(t), { model: wave(start, end), first: 2, last: 39 });
    const places = found.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    );
    expect(places).toEqual(Array.from({ length: 38 }, (_, i) => i + 2));
  });

  test("restarts every ten updates, logged at each, are recovered", () => {
    const at = (step: number): number => (1 + Math.cos((Math.PI * (step % 10)) / 10)) / 20;
    const steps = Float64Array.from({ length: 130 }, (_, i) => i);
    const found = recover({ steps, values: steps.map(at) });
    expect(found?.name).toBe("cosine with warm restarts, cycles of 10 steps");
    const { at: again } = compile(found?.spec ?? { kind: "constant", value: 0 }, { steps: 130 });
    for (const step of steps) expect(again(step)).toBeCloseTo(at(step), 8);
  });
});

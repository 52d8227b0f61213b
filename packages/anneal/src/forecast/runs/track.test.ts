import { describe, expect, test } from "vitest";
import { laws } from "../laws/laws.ts";
import { effectiveCourse } from "./effective.ts";
import { trackOf } from "./track.ts";

const updates = 60_000;
const peak = 1e-3;
const warmup = 600;

/** LRs behind the warmup, by the share of the run that is done. */
const shapes: { readonly [name: string]: (done: number) => number } = {
  constant: () => peak,
  "a cosine to 10%": (done) => peak * (0.55 + 0.45 * Math.cos(Math.PI * done)),
  "a line to 0": (done) => peak * (1 - done),
  "a hold and a line to 0": (done) => (done < 0.8 ? peak : (peak * (1 - done)) / 0.2),
  "stages, down to a thousandth": (done) => (done < 0.5 ? peak : done < 0.9 ? peak / 4 : peak / 1000),
  "an exponential over five decades": (done) => peak * Math.exp(-12 * done),
  "a fall to 0 that then stays there": (done) => (done < 0.7 ? peak * (1 - done / 0.7) : 0),
  "a cliff": (done) => (done < 0.61234 ? peak : 0),
  "a cosine written with three digits": (done) =>
    Number((peak * (0.55 + 0.45 * Math.cos(Math.PI * done))).toPrecision(3)),
};

const lrOf = (shape: (done: number) => number): Float64Array =>
  Float64Array.from({ length: updates }, (_, k) =>
    k < warmup ? (peak * (k + 1)) / warmup : shape((k - warmup) / (updates - warmup)),
  );

const asked = Float64Array.from({ length: 24 }, (_, i) => Math.round(3000 + ((updates - 3001) * i) / 23));

describe("a long run in bundles of updates", () => {
  test.each(Object.entries(shapes))("%s: every law says of it what it says update by update", (_, shape) => {
    const lr = lrOf(shape);
    const track = trackOf(lr, asked, 1000);
    expect(track.lr.length).toBeLessThan(updates / 4);
    expect(track.counts?.reduce((a, b) => a + b, 0)).toBe(updates);
    const parameters = {
      mpl: [2.6, 0.5, 0.5, 120, 2, 0.55, 0.6],
      convex4: [2.6, 0.5, 0.45, 30],
      tissue: [2.6, 0.5, 0.45, 0.05],
      level: [2.6, 0.5, 0.45, 60],
      steps: [2.6, 30, 0.5],
    };
    for (const exponent of [1, 0.5]) {
      for (const law of Object.values(laws)) {
        const [one, other] = [new Float64Array(24), new Float64Array(24)];
        law.prepare(effectiveCourse(lr, exponent), asked).evaluate(parameters[law.name], one);
        const course = effectiveCourse(track.lr, exponent, track);
        law.prepare(course, track.places).evaluate(parameters[law.name], other);
        one.forEach((loss, i) => {
          expect(Math.abs(loss - other[i]), `${law.name} at ${asked[i]}`).toBeLessThan(5e-6);
        });
      }
    }
  });

  test("has the LR of every step that is asked, alone in its entry", () => {
    const lr = lrOf(shapes["a cosine to 10%"]);
    const track = trackOf(lr, asked, 1000);
    asked.forEach((step, i) => {
      expect(track.lr[track.places[i]]).toBe(lr[step]);
      expect(track.counts?.[track.places[i]]).toBe(1);
    });
    expect(track.peak).toBe(peak);
  });

  test("grows with the steps that are asked and the bends of the LR, hardly with the length", () => {
    const entries = (length: number): number =>
      trackOf(new Float64Array(length).fill(peak), [length - 1], 1000).lr.length;
    expect(entries(2_000_000)).toBeLessThan(2 * entries(20_000));
  });

  test("is left as it is where it is short, or changes too much from update to update", () => {
    const short = lrOf(shapes.constant);
    expect(trackOf(short, asked)).toEqual({ lr: short, places: asked, peak });
    const restless = short.map((lr, k) => (k % 2 === 0 ? lr : lr / 2));
    expect(trackOf(restless, asked, 1000)).toEqual({ lr: restless, places: asked, peak });
  });
});

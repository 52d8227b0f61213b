import { compile, type Spec } from "anneal";
import { explain, summarise } from "anneal/describe";
import { describe, expect, test } from "vitest";
import { actPlaces } from "./act-places.ts";
import { toldOf } from "./acts.ts";

const steps = 10_000;

function actsOf(warmup: number, hold: number) {
  const spec: Spec = {
    kind: "sequence",
    of: [
      { kind: "linear", to: 1e-3, over: Math.round(warmup * steps) },
      ...(hold > 0 ? [{ kind: "constant", value: 1e-3, over: Math.round(hold * steps) } as const] : []),
      { kind: "cosine", from: 1e-3, to: 0, over: "rest" },
    ],
  };
  const curve = compile(spec, { steps });
  return toldOf(explain(curve, { steps }, spec), summarise(curve, steps, spec).phases).acts;
}

describe.each([0.005, 0.01, 0.05])("a warmup of %d", (warmup) => {
  // The rest is the cooldown: from 99.5% down to 1%.
  test.each([0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.94])("and a hold of %d: none over another", (hold) => {
    const acts = actsOf(warmup, hold);
    // Plots of pages from 900 to 1600 pixels wide, and less.
    for (let width = 450; width <= 1100; width += 25) {
      const places = actPlaces(acts, steps, width);
      expect(places[0]?.number).toBe(1);
      let end = 0;
      for (const { left, width: wide, act } of places) {
        expect(left).toBeGreaterThanOrEqual(end);
        end = left + wide;
        expect(end).toBeLessThanOrEqual(width + 0.5);
        if (act.phase) {
          const [from, to] = [act.phase.start, act.phase.end].map((step) => (step / steps) * width);
          expect(left < to && end > from).toBe(true);
        }
      }
    }
  });
});

test("a hold of 30% after a short warmup keeps its act", () => {
  const places = actPlaces(actsOf(0.005, 0.3), steps, 860);
  expect(places.map(({ number }) => number)).toEqual([1, 2, 3]);
});

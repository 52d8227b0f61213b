import {
  compile,
  constant,
  cosine,
  type Horizon,
  linear,
  max,
  min,
  product,
  type Spec,
  scale,
  sequence,
  sum,
  warmupStableDecay,
} from "anneal";
import { expect, test } from "vitest";
import type { SpecHandle } from "./handle.ts";
import { handlesOf } from "./handles.ts";

const horizon: Horizon = { steps: 10_000 };
const warmup = sequence({ of: [linear({ from: 0.01, to: 1, over: 1000 }), constant({ value: 1 })] });
const decay = cosine({ from: 1e-3, to: 1e-4, over: "rest" });
const wsd = warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" });

const groups: readonly (readonly [name: string, spec: Spec, labels: readonly string[]])[] = [
  [
    "a warmup multiplied with a decay",
    product({ of: [warmup, decay] }),
    ["warmup starts", "warmup ends", "peak", "floor"],
  ],
  ["a floor under a decay", max({ of: [decay, constant({ value: 4e-4 })] }), ["peak", "floor"]],
  ["a ceiling over a schedule", min({ of: [wsd, constant({ value: 5e-4 })] }), ["ceiling", "floor"]],
  ["two decays added", sum({ of: [decay, linear({ from: 1e-3, to: 0, over: "rest" })] }), []],
  [
    "a group inside of a sequence, scaled",
    sequence({
      of: [
        linear({ from: 0, to: 2e-3, over: 2000 }),
        scale({ by: 2, of: max({ of: [decay, linear({ from: 5e-4, to: 2e-4, over: "rest" })] }) }),
      ],
    }),
    [],
  ],
];

test.each(groups)(
  "%s: every handle lies on the curve, and one that is not moved changes nothing",
  (_, spec, labels) => {
    const found = handlesOf(spec, horizon);
    const { at } = compile(spec, horizon);
    expect(found.length).toBeGreaterThan(1);
    if (labels.length > 0) expect(found.map(({ label }) => label).sort()).toEqual([...labels].sort());
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    for (const { step, value, write, limits } of found) {
      expect(at(step)).toBeCloseTo(value, 12);
      expect(write(spec, { step, value })).toEqual(spec);
      expect(value).toBeGreaterThanOrEqual(limits.values[0]);
      expect(value).toBeLessThanOrEqual(limits.values[1]);
    }
  },
);

/** Handles of what a part before the group has are its own. */
const ofGroup = (spec: Spec): readonly SpecHandle[] =>
  handlesOf(spec, horizon).filter(
    ({ keys }) => spec.kind !== "sequence" || keys.every((key) => key.startsWith("of[1]")),
  );

test.each(groups)("%s: where a handle is moved up or down to, the curve goes", (_, spec) => {
  for (const handle of ofGroup(spec).filter(({ moves }) => moves !== "x")) {
    const [low, high] = handle.limits.values;
    for (const value of [Math.max(low, handle.value * 0.9), Math.min(high, handle.value * 1.3)]) {
      const moved = handle.write(spec, { step: handle.step, value }) as Spec;
      expect(compile(moved, horizon).at(handle.step)).toBeCloseTo(value, 9);
    }
  }
});

test("the end of a warmup that is multiplied moves along the run, and keeps its level", () => {
  const spec = product({ of: [warmup, decay] });
  const end = handlesOf(spec, horizon).find(({ label }) => label === "warmup ends") as SpecHandle;
  expect(end.step).toBe(1000);
  expect(end.write(spec, { step: 2000, value: end.value })).toEqual(
    product({
      of: [sequence({ of: [linear({ from: 0.01, to: 1, over: 2000 }), constant({ value: 1 })] }), decay],
    }),
  );
});

test("a curve that never rules has no handles, and a level that is multiplied by next to nothing has none", () => {
  const under = max({
    of: [
      warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%", floor: 1e-4 }),
      linear({ from: 1e-7, to: 0, over: "rest" }),
    ],
  });
  expect(handlesOf(under, horizon).every(({ keys }) => keys[0]?.startsWith("of[0]"))).toBe(true);
  const fromZero = product({ of: [linear({ from: 0, to: 1, over: "rest" }), decay] });
  expect(handlesOf(fromZero, horizon).flatMap(({ keys }) => keys)).not.toContain("of[1].from");
});

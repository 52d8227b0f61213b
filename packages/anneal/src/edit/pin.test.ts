import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import { allKinds, compile, createCompiler, fromJson, toJson } from "../compile/index.ts";
import { warmupCosine, warmupStableDecay } from "../recipes/index.ts";
import {
  type AnySpec,
  cosine,
  defineKind,
  linear,
  repeat,
  type Spec,
  sequence,
  slice,
  sum,
} from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { pin } from "./pin.ts";

const horizon = { steps: 1000, stepsPerEpoch: 50, samplesPerStep: 32, tokensPerStep: 1024 };

test("shares, epochs, samples, tokens and the rest become the steps that they are in this run", () => {
  const over = ["5%", "2ep", "3200sample", "1e5tok", "rest", 7.5] satisfies Duration[];
  const spec = sequence({ of: over.map((length) => cosine({ from: 1, to: 0, over: length })) });
  expect((pin(spec, horizon) as typeof spec).of.map((part) => (part as { over: unknown }).over)).toEqual([
    50, 100, 100, 98, 644.5, 7.5,
  ]);
});

test("what is left out stays left out, and the version goes", () => {
  const spec: Spec = { ...warmupCosine({ peak: 1, warmup: "10%" }), ...{ version: 1 } };
  expect(pin(spec, horizon)).toEqual({
    kind: "sequence",
    of: [
      { kind: "linear", to: 1, over: 100 },
      { kind: "cosine", from: 1, to: 0, over: 900 },
    ],
  });
});

test("one object that stands in two places becomes what it is in each", () => {
  const fall = cosine({ from: 1, to: 0, over: "rest" });
  const spec = sum({ of: [fall, repeat({ of: fall, times: 4 }), slice({ of: fall, over: 10 })] });
  expect(pin(spec, horizon)).toEqual(
    sum({
      of: [
        cosine({ from: 1, to: 0, over: 1000 }),
        repeat({ of: cosine({ from: 1, to: 0, over: 250 }), times: 4 }),
        slice({ of: cosine({ from: 1, to: 0, over: 10 }), over: 10 }),
      ],
    }),
  );
});

test("the spec that it was given stays as it was", () => {
  const spec = warmupStableDecay({ peak: 1, warmup: "10%" });
  const before = structuredClone(spec);
  pin(spec, horizon);
  expect(spec).toEqual(before);
});

test("a random schedule is the same curve when it is pinned, in its own run and in any other", () => {
  let looked = 0;
  fc.assert(
    fc.property(anySchedule(), fc.array(fc.nat(6000), { minLength: 5 }), ({ spec, horizon: run }, places) => {
      if (compile.inspect(spec, run).problems.length > 0) return;
      looked++;
      const pinned = pin(spec, run);
      expect(JSON.stringify(pinned)).not.toMatch(/"(rest|[\d.e+-]+(%|ep|sample|tok))"/);
      expect(fromJson(toJson(pinned))).toEqual(pinned);
      expect(pin(pinned, run)).toEqual(pinned);
      const { at, span } = compile(spec, run);
      const steps = [...places, 0.5, run.steps - 1, run.steps, 1e15];
      for (const other of [run, { steps: 3 }, { steps: 1e15 }]) {
        const curve = compile(pinned, other);
        expect(curve.span).toBe(span);
        expect(steps.map(curve.at)).toEqual(steps.map(at));
      }
    }),
    { seed: 51, numRuns: 1000 },
  );
  expect(looked).toBeGreaterThan(500);
});

test("what does not compile is refused", () => {
  expect(() => pin(linear({ from: 1, to: 0, over: "3ep" }), { steps: 10 })).toThrow(
    'linear.over: expected horizon.stepsPerEpoch to be given, received "3ep"',
  );
});

interface Tooth extends AnySpec {
  readonly kind: "tooth";
  readonly every: Duration;
}
const tooth = defineKind<Tooth>(
  "tooth",
  "Falls from 1 to 0, again and again.",
  { every: { type: "duration", positive: true, says: "length of one" } },
  ({ every }) => ({ span: Infinity, at: (t) => 1 - (t % every) / every }),
);

interface Weighed extends AnySpec {
  readonly kind: "weighed";
  readonly parts: readonly (readonly [Duration, Spec])[];
}
/** Specs in pairs, each with the length after which it joins; wraps what it was given before it compiles it. */
const weighed = defineKind<Weighed>(
  "weighed",
  "Specs that join one after the other.",
  {
    parts: {
      type: "list",
      of: { type: "pair", of: [{ type: "duration" }, { type: "spec" }] },
      says: "[time, spec]",
    },
  },
  ({ parts }, context) => {
    const curves = (parts as readonly (readonly [number, Spec])[]).map(([start, of], i) => ({
      start,
      curve: context.compile({ kind: "scale", by: 2, of } as AnySpec, `wrapped[${i}]`),
    }));
    return {
      span: Infinity,
      at: (t) => curves.reduce((all, { start, curve }) => all + (t < start ? 0 : curve.at(t)), 0),
    };
  },
);

test("kinds of your own are pinned through their compiler, with specs in lists of pairs", () => {
  const compiler = createCompiler([...Object.values(allKinds), tooth, weighed]);
  const spec = weighed({
    parts: [
      ["10%", linear({ from: 1, to: 0, over: "rest" })],
      ["1ep", tooth({ every: "2%" }) as unknown as Spec],
    ],
  }) as unknown as Spec;
  const pinned = pin(spec, horizon, compiler);
  expect(pinned).toEqual({
    kind: "weighed",
    parts: [
      [100, { kind: "linear", from: 1, to: 0, over: 1000 }],
      [50, { kind: "tooth", every: 20 }],
    ],
  });
  const steps = [0, 49, 50, 99, 100, 555.5];
  expect(steps.map(compiler(pinned, { steps: 9 }).at)).toEqual(steps.map(compiler(spec, horizon).at));
  expect(() => pin(spec, horizon)).toThrow(/^kind: expected one of .*, received "weighed"/);
});

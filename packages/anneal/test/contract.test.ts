import {
  AnnealError,
  allKinds,
  type Curve,
  compile,
  cosine,
  eventsOf,
  fill,
  fromJson,
  type Horizon,
  linear,
  log,
  partsOf,
  polynomial,
  rex,
  type Spec,
  toJson,
  toSteps,
} from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule, type Scheduled } from "./specs.ts";

/** A random schedule that compiled, with steps at which to look. */
interface Drawn extends Scheduled {
  readonly curve: Curve;
  /** In a random order, with repetitions; some are fractional, some beyond every end. */
  readonly steps: readonly number[];
}

const sentence = /^[^\n]*?: expected .+, received .+$/;

/** 10,000 random schedules, of which most compile; and what was wrong with the others, if it was not a sentence. */
function drawAll(schedules: fc.Arbitrary<Scheduled>, seed: number): { drawn: Drawn[]; bad: string[] } {
  const fractions = fc.array(fc.integer({ min: 0, max: 1 << 20 }), { minLength: 8, maxLength: 8 });
  const drawn: Drawn[] = [];
  const bad: string[] = [];
  for (const [{ spec, horizon }, shares] of fc.sample(fc.tuple(schedules, fractions), {
    seed,
    numRuns: 10_000,
  })) {
    try {
      const curve = compile(spec, horizon);
      const reach = 1.5 * (curve.span < Infinity ? curve.span : horizon.steps);
      const some = shares.map((share, i) => (i % 2 === 0 ? Math.floor : Number)((reach * share) / (1 << 20)));
      const ends = [0, 1, curve.span - 1, curve.span, curve.span + 1, horizon.steps, 1e15];
      const steps = [...some, ...ends, ...some.slice(2)].filter((step) => step >= 0 && step <= 1e16);
      drawn.push({ spec, horizon, curve, steps });
    } catch (error) {
      const fine =
        error instanceof AnnealError &&
        error.problems.length > 0 &&
        error.problems.every((p) => sentence.test(p.message));
      if (!fine) bad.push(`${error} for ${JSON.stringify(spec)}`);
    }
  }
  return { drawn, bad };
}

const { drawn, bad } = drawAll(anySchedule(), 2026);
const lawful = drawAll(anySchedule({ negative: false }), 2027);

/** The schedules that break a rule, each with what was seen; three are enough to read. */
function breaches(of: readonly Drawn[], rule: (drawn: Drawn) => string | undefined): string[] {
  const found: string[] = [];
  for (const each of of) {
    const what = rule(each);
    if (what !== undefined)
      found.push(`${what}: ${JSON.stringify({ spec: each.spec, horizon: each.horizon })}`);
    if (found.length === 3) break;
  }
  return found;
}

/** Every spec within a spec, itself first. */
function within(spec: Spec): Spec[] {
  const { of } = spec as { readonly of?: Spec | readonly Spec[] };
  return [spec, ...[of ?? []].flat().flatMap((each) => within(each as Spec))];
}

const same = (one: number, other: number): boolean => Object.is(one, other);

test("of 10,000 random specs four fifths compile, every kind among them", () => {
  expect(drawn.length).toBeGreaterThan(8000);
  const kinds = new Set(drawn.flatMap(({ spec }) => within(spec).map((each) => each.kind)));
  expect([...kinds].sort()).toEqual(Object.keys(allKinds).sort());
  expect(drawn.filter(({ spec }) => within(spec).length > 9).length).toBeGreaterThan(400);
});

test("the others are refused by sentences, and by nothing else", () => {
  expect([...bad, ...lawful.bad]).toEqual([]);
});

test("a curve is finite at every step, from 0 to 1e15", () => {
  const rule = ({ curve, steps }: Drawn) => steps.find((t) => !Number.isFinite(curve.at(t)));
  expect(breaches([...drawn, ...lawful.drawn], (each) => rule(each)?.toString())).toEqual([]);
});

test("a curve is the same again through JSON, bit for bit", () => {
  const rule = ({ spec, horizon, curve, steps }: Drawn): string | undefined => {
    const again = compile(fromJson(toJson(spec)), horizon);
    if (again.span !== curve.span) return `span ${curve.span}, then ${again.span}`;
    return steps.find((t) => !same(again.at(t), curve.at(t)))?.toString();
  };
  expect(breaches(drawn, rule)).toEqual([]);
});

test("a curve has no memory: any order of calls, and any repetition, gives the same values", () => {
  const rule = ({ curve: { at }, steps }: Drawn): string | undefined => {
    const forth = steps.map((t) => at(t));
    const back = [...steps].reverse().map((t) => at(t));
    return steps.find((_, i) => !same(forth[i], back[steps.length - 1 - i]))?.toString();
  };
  expect(breaches(drawn, rule)).toEqual([]);
});

/** The highest level that a curve is made of where `fill` does not ask `at`: the larger end of its plain ramps. */
function highest(curve: Curve): number {
  const { ramp, pieces = [] } = curve;
  return Math.max(
    ramp ? Math.abs(ramp.from) : 0,
    ramp ? Math.abs(ramp.to) : 0,
    ...pieces.map((piece) => highest(piece.curve)),
  );
}

test("fill agrees with at within 1e-14 of the peak, wherever it starts and also at fractional steps", () => {
  const out = new Float64Array(400);
  const rule = ({ curve, steps }: Drawn): string | undefined => {
    const most = 1e-14 * highest(curve);
    for (const first of [steps[1], Math.max(0, steps[2] - 200)]) {
      fill(curve, out, first);
      const off = out.findIndex((value, i) => !(Math.abs(value - curve.at(first + i)) <= most));
      if (off >= 0) return `${first} + ${off}: ${out[off]}, not ${curve.at(first + off)}`;
    }
    return undefined;
  };
  expect(breaches(drawn, rule)).toEqual([]);
});

test("after its end a curve holds, unless it is told to continue", () => {
  const treads = (spec: Spec, horizon: Horizon): number =>
    spec.kind === "stairs" ? toSteps(spec.every, horizon) / (spec.treads ?? 1) : 0;
  let seen = 0;
  const rule = ({ spec, horizon, curve }: Drawn): string | undefined => {
    const all = within(spec);
    if (curve.span === Infinity || all.some((each) => "past" in each && each.past === "continue"))
      return undefined;
    // Stairs hold from the first tread at or after the end on; sums of lengths may be off by the last digit.
    const end = all.reduce((sum, each) => sum + treads(each, horizon), curve.span * (1 + 1e-12) + 1);
    seen++;
    const later = [end + 0.5, end + 1, end + 777, 2 * end, end + 1e9, 1e15].filter((t) => t >= end);
    return later.find((t) => !same(curve.at(t), curve.at(end)))?.toString();
  };
  expect(breaches(drawn, rule)).toEqual([]);
  expect(seen).toBeGreaterThan(5000);
});

test("nothing is negative that was not asked for: not by an ulp, not at a fractional step, not in a row", () => {
  const out = new Float64Array(300);
  const rule = ({ curve, steps }: Drawn): string | undefined => {
    const step = steps.find((t) => curve.at(t) < 0);
    if (step !== undefined) return `${curve.at(step)} at ${step}`;
    const low = fill(curve, out, Math.max(0, steps[3] - 150)).find((value) => value < 0);
    return low === undefined ? undefined : `${low} in a row`;
  };
  expect(breaches(lawful.drawn, rule)).toEqual([]);
});

test("events lie within the run, in order, and none comes twice", () => {
  const rule = ({ curve, horizon: { steps } }: Drawn): string | undefined => {
    const events = eventsOf(curve, steps);
    // At one step a restart comes before a snapshot: the cycle of one step begins, and ends.
    const keys = events.map(({ kind, step }) => 2 * step + (kind === "snapshot" ? 1 : 0));
    const wrong = keys.findIndex((key, i) => i > 0 && key <= keys[i - 1]);
    if (wrong >= 0) return `${JSON.stringify(events.slice(wrong - 1, wrong + 1))}`;
    return events.find(({ step }) => !Number.isInteger(step) || step < 0 || step >= steps)?.step.toString();
  };
  expect(breaches(drawn, rule)).toEqual([]);
});

test("parts stand in order, half-open and without overlap, within the span", () => {
  const rule = ({ curve, horizon: { steps } }: Drawn): string | undefined => {
    const parts = partsOf(curve, steps);
    const wrong = parts.findIndex(
      ({ start, end }, i) =>
        start < (parts[i - 1]?.end ?? 0) ||
        (end <= start && parts.length > 1) ||
        end > curve.span * (1 + 1e-12),
    );
    return wrong < 0 ? undefined : JSON.stringify(parts.slice(Math.max(0, wrong - 1), wrong + 1));
  };
  expect(breaches(drawn, rule)).toEqual([]);
});

const level = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(0, 1e-300, 1e100, -1e100, 3e-4),
);
const span = fc.oneof(
  fc.integer({ min: 1, max: 1e6 }),
  fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
  fc.constantFrom(1e-9, 1e15),
);
const power = fc.oneof(
  fc.double({ min: 1e-9, max: 1e9, noNaN: true, noDefaultInfinity: true }),
  fc.constant(1),
);

test("a ramp is exactly at its ends there: linear, cosine, polynomial, rex and log, at any pace", () => {
  const steps = { steps: 1000 };
  fc.assert(
    fc.property(level, level, span, power, power, (from, to, over, pace, exponent) => {
      const ramp = { from, to, over, pace };
      const specs = [
        linear(ramp),
        cosine(ramp),
        cosine({ ...ramp, power: exponent }),
        polynomial({ ...ramp, power: exponent }),
        polynomial({ ...ramp, power: exponent, ease: "in" }),
        rex(ramp),
        log(ramp),
      ];
      for (const spec of specs) {
        const { at } = compile(spec, steps);
        if (at(0) !== from || at(over) !== to || at(over + 1) !== to) {
          expect.fail(`${JSON.stringify(spec)}: ${at(0)}, ${at(over)}, ${at(over + 1)}`);
        }
      }
    }),
    { seed: 2028, numRuns: 2000 },
  );
});

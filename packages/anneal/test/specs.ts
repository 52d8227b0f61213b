import type { Horizon, Spec } from "anneal";
import fc from "fast-check";

/** A spec and the run that it is for. */
export interface Scheduled {
  readonly spec: Spec;
  readonly horizon: Horizon;
}

/** What random specs may hold. */
export interface SpecOptions {
  /** Combinators within combinators. Default 4. */
  readonly depth?: number;
  /** Whether levels and multipliers may be below 0, and lines may go on. Default true. */
  readonly negative?: boolean;
}

/** What a duration may be beside a number of steps. */
type Length = number | "rest" | `${number}${"%" | "ep" | "sample" | "tok"}`;

/** Evenly between two numbers; the odd extremes are named where they are wanted. Never -0: JSON has none. */
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 2 ** 30 }).map((n) => min + (max - min) * (n / 2 ** 30) + 0);

/** A length, never `"rest"`: whole, fractional, or in any unit; now and then none, the shortest or the longest. */
const length: fc.Arbitrary<Length> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 500 }) },
  { weight: 3, arbitrary: real(0.1, 100) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 25 }).map((n) => `${n}%` as const) },
  { weight: 1, arbitrary: real(1e-3, 100).map((n) => `${n}%` as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => `${n}ep` as const) },
  { weight: 1, arbitrary: fc.integer({ min: 64, max: 1e4 }).map((n) => `${n}sample` as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => `${n * 1e6}tok` as const) },
  { weight: 1, arbitrary: fc.constantFrom<Length>(0, 1e-9, 1e15) },
);

/** A length above 0. */
const period = length.map((each) => (each === 0 ? 1 : each));

/** Above 0, around 1, with the extremes. */
const exponent = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0.5, 1, 2, 3) },
  { weight: 2, arbitrary: real(0.1, 8) },
  { weight: 1, arbitrary: fc.constantFrom(5e-324, 1e-9, 60, 1e100) },
);

const horizon: fc.Arbitrary<Horizon> = fc.record({
  steps: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(1, 2, 7, 1e15) },
    {
      weight: 9,
      arbitrary: fc.oneof(fc.constantFrom(1000, 12_345, 1e5), fc.integer({ min: 100, max: 5000 })),
    },
  ),
  stepsPerEpoch: fc.oneof(fc.integer({ min: 1, max: 400 }), real(0.5, 100)),
  samplesPerStep: fc.constantFrom(1, 64, 1000),
  tokensPerStep: fc.constantFrom(1000, 2 ** 20, 123_456.7),
});

/** Specs that mostly compile against any {@link horizon}, of every kind. */
export function anySpec({ depth = 4, negative = true }: SpecOptions = {}): fc.Arbitrary<Spec> {
  const level = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 1e-5, 3e-4, 0.1, 1) },
    { weight: 2, arbitrary: real(0, 2) },
    { weight: 1, arbitrary: fc.constantFrom(1e-100, 1e100) },
    ...(negative ? [{ weight: 1, arbitrary: fc.oneof(real(-2, 0), fc.constantFrom(-1, -1e100)) }] : []),
  );
  const factor = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 0.1, 0.5, 1, 2) },
    { weight: 1, arbitrary: fc.constantFrom(1e-100, 1e100) },
  );
  const past = fc.constantFrom("hold" as const, "continue" as const);
  /** Fields that a spec must have, and fields that it may have. */
  const shape = <S>(kind: string, must: object, may: object = {}): fc.Arbitrary<S> =>
    fc.record({ kind: fc.constant(kind), ...must, ...may } as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: ["kind", ...Object.keys(must)],
    }) as unknown as fc.Arbitrary<S>;
  const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), real(0, 900)), { maxLength: 6 });
  const ascending = times.map((all) => all.sort((a, b) => a - b));

  const leaves = (over: fc.Arbitrary<Length>): fc.Arbitrary<Spec> => {
    const ramp = { from: level, to: level, over };
    const pace = { pace: exponent };
    const bound = { over, from: level };
    return fc.oneof(
      shape<Spec>("linear", { to: level, over }, { from: level, ...pace, ...(negative && { past }) }),
      shape<Spec>("cosine", ramp, { ...pace, power: exponent, past }),
      shape<Spec>("cosine", ramp),
      shape<Spec>(
        "polynomial",
        { ...ramp, power: exponent },
        { ...pace, ease: fc.constantFrom("in", "out") },
      ),
      shape<Spec>("tanh", ramp, { ...pace, lb: real(-9, 0), ub: real(0, 9) }),
      shape<Spec>("log", ramp, pace),
      shape<Spec>("rex", ramp, pace),
      shape<Spec>("exponential", { ...bound, factor }, { per: period }),
      shape<Spec>("power", { ...bound, power: real(-3, 3) }, { rate: real(0, 3), per: period }),
      shape<Spec>("constant", { value: level, over }),
      ascending.chain((at) =>
        shape<Spec>("steps", {
          at: fc.constant(at),
          values: fc.array(level, { minLength: at.length + 1, maxLength: at.length + 1 }),
        }),
      ),
      ascending.chain((at) =>
        shape<Spec>(
          "knots",
          { points: fc.tuple(...[0, ...at].map((t) => fc.tuple(fc.constant(t), level))) },
          { via: fc.constantFrom("linear", "log", "smooth") },
        ),
      ),
      shape<Spec>("table", {
        runs: fc.array(fc.tuple(level, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 8 }),
      }),
    );
  };

  /** Specs with an end, up to `deep` combinators deep, whose lengths come from `over`. */
  const bounded = (deep: number, over: fc.Arbitrary<Length>): fc.Arbitrary<Spec> => {
    if (deep === 0) return leaves(over);
    const of = bounded(deep - 1, over);
    const several = fc.array(of, { minLength: 1, maxLength: 3 });
    return fc.oneof(
      { weight: 5, arbitrary: leaves(over) },
      { weight: 2, arbitrary: sequence(deep, over) },
      { weight: 1, arbitrary: shape<Spec>("slice", { of }, { skip: length, over }) },
      {
        weight: 2,
        arbitrary: shape<Spec>(
          "repeat",
          { of, times: fc.constantFrom(1, 2, 3, 5, 100) },
          { stretch: fc.constantFrom(0.5, 1, 1.5, 2, 3, 1e100), damp: factor },
        ),
      },
      {
        weight: 1,
        arbitrary: shape<Spec>("stairs", { of, every: period }, { treads: fc.constantFrom(0.1, 1, 3, 64) }),
      },
      { weight: 1, arbitrary: shape<Spec>("scale", { of, by: level }) },
      {
        weight: 1,
        arbitrary: shape<Spec>(
          "clamp",
          { of },
          { min: fc.constantFrom(0, 1e-6), max: fc.constantFrom(1e-5, 0.5) },
        ),
      },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom("sum", "product", "max", "min")
          .chain((kind) => shape<Spec>(kind, { of: several })),
      },
      {
        weight: 1,
        arbitrary: shape<Spec>(
          "noise",
          { of, std: fc.constantFrom(1e-9, 0.1, 0.5, 1e100) },
          { limit: fc.constantFrom(0.01, 0.67, 0.999), seed: fc.constantFrom(0, 7, 2 ** 32 - 1) },
        ),
      },
    );
  };

  /** Parts with lengths, one of which may take the rest. */
  const sequence = (deep: number, over: fc.Arbitrary<Length>): fc.Arbitrary<Spec> =>
    fc
      .tuple(
        fc.array(bounded(deep - 1, length), { maxLength: 3 }),
        bounded(deep - 1, fc.oneof(over, fc.constant("rest" as const))),
        fc.nat(3),
      )
      .map(([parts, taker, place]) => {
        const of = [...parts];
        of.splice(place, 0, taker);
        return { kind: "sequence", of } as Spec;
      });

  const top = bounded(
    depth,
    fc.oneof({ weight: 4, arbitrary: length }, { weight: 1, arbitrary: fc.constant("rest" as const) }),
  );
  return fc.oneof(
    { weight: 12, arbitrary: top },
    // endless ones
    { weight: 1, arbitrary: shape<Spec>("constant", { value: level }) },
    { weight: 1, arbitrary: shape<Spec>("exponential", { from: level, factor }, { per: period }) },
    { weight: 1, arbitrary: shape<Spec>("power", { from: level, power: real(-3, 3) }, { per: period }) },
    {
      weight: 1,
      arbitrary: shape<Spec>(
        "repeat",
        { of: bounded(Math.max(0, depth - 1), length) },
        { stretch: fc.constantFrom(1, 1.5, 2, 3), damp: factor },
      ),
    },
  );
}

/** Random specs with a run each: every kind, nested, extreme but legal values, all units; few of them are refused. */
export const anySchedule = (options: SpecOptions = {}): fc.Arbitrary<Scheduled> =>
  fc.record({ spec: anySpec(options), horizon });

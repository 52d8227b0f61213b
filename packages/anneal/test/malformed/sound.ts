import { allKinds, type Field, type Horizon } from "anneal";

/** What a program might be handed as a spec. */
export type Loose = { readonly [name: string]: unknown };

export const run: Horizon = { steps: 1000 };
export const ramp = { kind: "linear", from: 1, to: 0, over: 10 };

/** A sound spec of every kind, with every field that it may have. */
export const sound: { readonly [K in keyof typeof allKinds]: Loose & { readonly kind: K } } = {
  linear: { kind: "linear", from: 1, to: 0, over: 10, pace: 1, past: "hold" },
  cosine: { kind: "cosine", from: 1, to: 0, over: 10, pace: 1, power: 1, past: "hold" },
  polynomial: { kind: "polynomial", from: 1, to: 0, over: 10, pace: 1, power: 2, ease: "in" },
  tanh: { kind: "tanh", from: 1, to: 0, over: 10, pace: 1, lb: -7, ub: 3 },
  log: { kind: "log", from: 1, to: 0, over: 10, pace: 1 },
  rex: { kind: "rex", from: 1, to: 0, over: 10, pace: 1 },
  exponential: { kind: "exponential", from: 1, factor: 0.5, per: 10, over: 10 },
  power: { kind: "power", from: 1, power: -0.5, rate: 1, per: 10, over: 10 },
  constant: { kind: "constant", value: 1, over: 10 },
  steps: { kind: "steps", at: [5], values: [1, 0.1] },
  knots: {
    kind: "knots",
    points: [
      [0, 1],
      [10, 0.1],
    ],
    via: "smooth",
  },
  table: {
    kind: "table",
    runs: [
      [1, 5],
      [0.1, 5],
    ],
  },
  sequence: { kind: "sequence", of: [ramp, ramp] },
  slice: { kind: "slice", of: ramp, skip: 2, over: 5 },
  repeat: { kind: "repeat", of: ramp, times: 3, stretch: 2, damp: 0.5 },
  stairs: { kind: "stairs", of: ramp, every: 5, treads: 1 },
  scale: { kind: "scale", by: 2, of: ramp },
  clamp: { kind: "clamp", of: ramp, min: 0.1, max: 0.9 },
  sum: { kind: "sum", of: [ramp, ramp] },
  product: { kind: "product", of: [ramp, ramp] },
  max: { kind: "max", of: [ramp, ramp] },
  min: { kind: "min", of: [ramp, ramp] },
  noise: { kind: "noise", of: ramp, std: 0.1, limit: 0.5, seed: 7 },
};

export const kinds = Object.values(sound);
export const fieldsOf = (kind: string): [string, Field][] =>
  Object.entries(allKinds[kind as keyof typeof allKinds].fields as Record<string, Field>);

/** One malformed spec, and where its first problem stands. */
export interface Malformed {
  readonly what: string;
  readonly spec: unknown;
  readonly path?: string;
  readonly horizon?: unknown;
}

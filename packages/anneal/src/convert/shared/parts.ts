import type { Spec } from "../../schedules/index.ts";

/** -0 is no number of JSON. */
const clean = (value: number): number => (value === 0 ? 0 : value);

export const constant = (value: number, over?: number): Spec => ({
  kind: "constant",
  value: clean(value),
  ...(over !== undefined && over !== Infinity && { over }),
});

export const linear = (from: number, to: number, over: number): Spec => ({
  kind: "linear",
  from: clean(from),
  to: clean(to),
  over,
});

export const cosine = (from: number, to: number, over: number): Spec => ({
  kind: "cosine",
  from: clean(from),
  to: clean(to),
  over,
});

/** A ramp that goes on after its end: a line keeps its slope, a cosine climbs back. */
export const onward = (ramp: Spec): Spec => ({ ...(ramp as Spec & { kind: "linear" }), past: "continue" });

/** A power of the remaining share; a power of 0 never leaves its start. */
export const polynomial = (from: number, to: number, over: number, power: number): Spec =>
  power === 1
    ? linear(from, to, over)
    : power === 0
      ? constant(from, over)
      : { kind: "polynomial", from: clean(from), to: clean(to), over, power };

/** A power of the elapsed share. */
export const easeIn = (from: number, to: number, over: number, power: number): Spec =>
  power === 1
    ? linear(from, to, over)
    : { kind: "polynomial", from: clean(from), to: clean(to), over, power, ease: "in" };

export const exponential = (from: number, factor: number, per = 1): Spec => ({
  kind: "exponential",
  from: clean(from),
  factor,
  ...(per !== 1 && { per }),
});

export const powerOf = (from: number, power: number, per: number, rate = 1): Spec => ({
  kind: "power",
  from: clean(from),
  power,
  ...(rate !== 1 && { rate }),
  ...(per !== 1 && { per }),
});

export const stairs = (of: Spec, every: number, treads = 1): Spec => ({
  kind: "stairs",
  of,
  every,
  ...(treads !== 1 && { treads }),
});

/** Levels, each a power of a factor: one more cut at every milestone. */
export function cuts(milestones: readonly number[], factor: number): Spec {
  const at = [...milestones].sort((a, b) => a - b);
  if (at.length === 0) return constant(1);
  return { kind: "steps", at, values: [1, ...at.map((_, k) => factor ** (k + 1))] };
}

export const scaled = (by: number, of: Spec): Spec => (by === 1 ? of : { kind: "scale", by: clean(by), of });

export const sumOf = (...of: Spec[]): Spec => ({ kind: "sum", of });

export const productOf = (of: readonly Spec[]): Spec => (of.length === 1 ? of[0] : { kind: "product", of });

export const clampOf = (of: Spec, { min, max }: { readonly min?: number; readonly max?: number }): Spec => ({
  kind: "clamp",
  of,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

export interface Repeats {
  /** For ever, unless it is given. */
  readonly times?: number;
  readonly stretch?: number;
  readonly damp?: number;
}

/** A curve again and again. */
export const repeatOf = (of: Spec, { times, stretch = 1, damp = 1 }: Repeats): Spec => ({
  kind: "repeat",
  of,
  ...(times !== undefined && { times }),
  ...(stretch !== 1 && { stretch }),
  ...(damp !== 1 && { damp }),
});

/** A piece of a curve: from `skip` on, for `over`. */
export function sliceOf(of: Spec, skip: number, over: number = Number.POSITIVE_INFINITY): Spec {
  if (of.kind === "constant" && of.over === undefined) return constant(of.value, over);
  if (skip === 0 && over === Infinity) return of;
  return { kind: "slice", of, ...(skip !== 0 && { skip }), ...(over !== Infinity && { over }) };
}

/** Parts end to end; absent ones and those without a length are left out. */
export function sequenceOf(...parts: readonly (Spec | undefined)[]): Spec {
  const present = parts.filter((part) => part !== undefined);
  const of = present.filter((part, i) => i === present.length - 1 || spanOf(part) !== 0);
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

/** The length of a spec whose lengths are steps; Infinity where it has none of its own. */
export function spanOf(spec: Spec): number {
  switch (spec.kind) {
    case "sequence":
      return spec.of.reduce((sum, part) => sum + spanOf(part), 0);
    case "scale":
    case "clamp":
      return spanOf(spec.of);
    case "sum":
    case "product":
    case "max":
    case "min":
      return Math.max(...spec.of.map(spanOf));
    case "slice":
      return typeof spec.over === "number" ? spec.over : Infinity;
    case "linear":
    case "cosine":
    case "polynomial":
    case "tanh":
    case "log":
    case "rex":
    case "constant":
      return typeof spec.over === "number" ? spec.over : Infinity;
    default:
      return Infinity;
  }
}

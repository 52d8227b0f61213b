import { type CooldownShape, cooldown, type KnotsSpec, type Spec } from "anneal";
import { formatShare } from "anneal/describe";
import type { Fitted, Optimised, OptimiseOptions } from "anneal/forecast";
import type { Past } from "./past.ts";
import type { Asked, Candidate } from "./types.ts";

/** What candidates are built on. */
export interface Ground {
  /** Length of the run that is forecast. */
  readonly steps: number;
  /** The run that goes on; left out for a new run. */
  readonly past?: Past;
  /** Of a new run. */
  readonly peak: number;
  readonly warmup: number;
  /** What was planned of the run that goes on. */
  readonly planned?: Spec;
}

const shapeWords: Readonly<Record<CooldownShape, string>> = {
  linear: "linear",
  "1-sqrt": "1−√",
  square: "square",
  cosine: "cosine",
  "mirror-cosine": "mirror cosine",
  exponential: "exponential",
  "lowered-linear": "lowered linear",
};

/** The first step that may fall: what was done stays as it is. */
export const firstStart = ({ past, warmup }: Ground): number => past?.at ?? warmup;

/** The step at which a cooldown begins. */
export function startOf(candidate: Extract<Candidate, { kind: "cooldown" }>, ground: Ground): number {
  const wanted = candidate.start ?? Math.round((1 - candidate.share) * ground.steps);
  return Math.max(firstStart(ground), Math.min(ground.steps - 1, wanted));
}

/** What a candidate is called: "Cool down 20%, 1−√". */
export function nameOf(candidate: Candidate, ground: Ground): string {
  switch (candidate.kind) {
    case "constant":
      return "Stay constant";
    case "planned":
      return "As planned";
    case "found":
      return "Best cooldown found";
    case "cooldown": {
      const share = formatShare(1 - startOf(candidate, ground) / ground.steps);
      const end = candidate.to > 0 ? ` to ${formatShare(candidate.to)}` : "";
      return `Cool down ${share}, ${shapeWords[candidate.shape]}${end}`;
    }
  }
}

/** What a search depends on: the same laws, asked the same, are the same words. */
export const basisOf = ({ members }: Pick<Fitted, "members">, options: OptimiseOptions): string =>
  JSON.stringify([members, options]);

/** Candidates without one that was searched with other laws, or for something else. */
export const stillFound = (
  candidates: readonly Candidate[],
  basis: string | undefined,
): readonly Candidate[] =>
  candidates.every((each) => each.kind !== "found" || each.basis === basis)
    ? candidates
    : candidates.filter((each) => each.kind !== "found" || each.basis === basis);

/** The level from which a run falls. */
const levelOf = ({ past, peak }: Ground): number => past?.level ?? peak;

/** A candidate as a schedule; nothing where there is no room for it, no LR is known, or nothing was planned. */
export function askedOf(candidate: Candidate, ground: Ground): Asked | undefined {
  const { steps, past, planned } = ground;
  const about = { id: candidate.id, name: nameOf(candidate, ground), steps, from: past?.at ?? 0 };
  if (candidate.kind === "found") {
    return candidate.steps === steps && candidate.from === about.from
      ? { ...about, spec: candidate.spec }
      : undefined;
  }
  if (steps <= firstStart(ground) + 1 || !(levelOf(ground) > 0)) return undefined;
  if (candidate.kind === "planned") return planned && { ...about, spec: planned };
  const level = levelOf(ground);
  if (candidate.kind === "constant") return { ...about, spec: joined(ground, steps, []) };
  const start = startOf(candidate, ground);
  const falling = cooldown({
    from: level,
    to: candidate.to * level,
    over: steps - start,
    shape: candidate.shape,
  });
  return { ...about, spec: joined(ground, start, [falling]) };
}

/** So much of the loss may be lost for few parts. */
const sameEnd = 0.001;

/** What a search found, and what it gains, behind what was done: in a few parts, or in all of its knots where the few end higher. */
export function inShort(
  { spec, short, final, gains }: Pick<Optimised, "spec" | "short" | "final" | "gains">,
  ground: Ground,
): { readonly spec: Spec; readonly gains: Optimised["gains"] } {
  if (short.start === undefined || short.fall === undefined) return { spec, gains };
  const lost = short.final - final;
  if (lost <= sameEnd * Math.abs(final)) {
    const left = gains.map((each) => ({
      ...each,
      gain: each.gain - lost,
      low: each.low - lost,
      high: each.high - lost,
    }));
    return { spec: joined(ground, short.start, [short.fall]), gains: left };
  }
  return { spec: spec.kind === "knots" ? inKnots(spec, ground) : spec, gains };
}

/** The fall of a search in all of its knots, behind what was done. */
function inKnots({ points: all }: KnotsSpec, ground: Ground): Spec {
  const points = all.map(([step, lr]) => [Number(step), lr] as const);
  const peak = Math.max(...points.map(([, lr]) => lr));
  const top = points.findLastIndex(([, lr]) => lr === peak);
  const start = Math.max(firstStart(ground), points[top][0]);
  const rest = points.slice(top + 1).filter(([step]) => step > start);
  const falls = rest.map(([step, lr]) => [step - start, lr] as const);
  return joined(ground, start, [{ kind: "knots", points: [[0, peak], ...falls] }]);
}

/** What was done, or a warmup; a hold up to a step; and what follows. */
function joined(ground: Ground, until: number, rest: readonly Spec[]): Spec {
  const { past, warmup } = ground;
  const level = levelOf(ground);
  const before: readonly Spec[] =
    past?.parts ?? (warmup > 0 ? [{ kind: "linear", to: level, over: warmup }] : []);
  const done = past?.done ?? warmup;
  const hold: readonly Spec[] = until > done ? [{ kind: "constant", value: level, over: until - done }] : [];
  const of = [...before, ...hold, ...rest];
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

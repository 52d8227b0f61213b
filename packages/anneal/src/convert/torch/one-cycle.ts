import type { Spec } from "../../schedules/index.ts";
import { constant, cosine, linear, onward } from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";

/** The phases of torch's (and MMEngine's) OneCycleLR: where each ends, and between which levels it runs. */
export interface Phases {
  readonly total: number;
  readonly share: number;
  readonly threePhase: boolean;
  readonly anneal: "cos" | "linear";
}

/** Start, peak and end of the LR; of momentum the highest, the lowest and again the highest. */
export interface Levels {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  /** Where the last of three phases begins: the LR goes on from its start. */
  readonly middle: number;
}

/** Where each phase ends: fractional, and below 0 for one that never rules. */
const endsOf = ({ total, share, threePhase }: Phases): readonly number[] =>
  threePhase ? [share * total - 1, 2 * share * total - 2, total - 1] : [share * total - 1, total - 1];

/** A phase of no length, at whose step torch divides by 0. */
export const divides = (phases: Phases): "first" | "last" | undefined => {
  const ends = endsOf(phases);
  if (ends[0] === 0) return "first";
  // The last phase rules beyond the ends of the others; it matters up to step `total`.
  const [before, last] = ends.slice(-2);
  return before === last ? "last" : undefined;
};

/**
 * The schedule: phase i rules while step <= its end, from the end of the one before. At step `total`, one past the end,
 * the last formula is extrapolated.
 */
export function oneCycle(phases: Phases, { start, peak, middle, end }: Levels): Spec {
  const ends = endsOf(phases);
  const levels = phases.threePhase
    ? [
        [start, peak],
        [peak, middle],
        [middle, end],
      ]
    : [
        [start, peak],
        [peak, end],
      ];
  let begin = 0;
  const list = ends.map((until, i): PieceOf => {
    const [from, to] = levels[i];
    const last = i === ends.length - 1;
    const piece = {
      until: last ? Infinity : Math.floor(until) + 1,
      start: begin,
      spec: ramp(phases, { from, to, over: until - begin }),
    };
    begin = until;
    return piece;
  });
  return pieces(list);
}

function ramp(
  { anneal }: Phases,
  { from, to, over }: { readonly from: number; readonly to: number; readonly over: number },
): Spec {
  if (from === to) return constant(from);
  if (over > 0) return onward((anneal === "linear" ? linear : cosine)(from, to, over));
  if (over === 0) return constant(to);
  // A last phase that would run backwards rules at step `total` alone: what its formula gives there.
  const share = (1 + over) / over;
  if (anneal === "linear") return constant((to - from) * share + from);
  return constant(to + ((from - to) / 2) * (Math.cos(Math.PI * share) + 1));
}

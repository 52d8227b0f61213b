import type { Logged } from "anneal/series";
import { cut, filter, firstAtLeast, once, type Points, put, sorted } from "./points.ts";

/** A series in order, and what had to be done for it. */
export interface InOrder {
  readonly series: Logged;
  readonly says: readonly string[];
  /** Where the run was resumed: its first step then, and when that was logged. */
  readonly resumes: readonly { readonly step: number; readonly clock?: number | undefined }[];
}

/** Steps that fall more often than every so many values are no resumes: the values are mixed. */
const shortestPiece = 3;
/** A piece of so many values needs no repeated step to be a resume. */
const longPiece = 20;

/**
 * Orders a series by step, each step once.
 *
 * Where steps fall back into what was logged before, and are logged again, the run was resumed there: what came before
 * from that step on is replaced. A piece that begins before everything so far is an earlier part of the run, written
 * later. A piece that repeats what is there is dropped. Where steps fall all the time, the values are sorted. Of values
 * of one step the last counts.
 */
export function inOrder(points: Points): InOrder {
  const says: string[] = [];
  const resumes: { readonly step: number; readonly clock?: number | undefined }[] = [];
  const several = (steps: number): void => {
    says.push(
      `${steps === 1 ? "1 step has" : `${steps} steps have`} several values: the last of each counts`,
    );
  };
  const usable = finiteSteps(points, says);
  const falls = fallsIn(usable.steps);
  if (falls.length === 0) return { series: once(usable, several), says, resumes };
  if ((falls.length + 1) * shortestPiece > usable.steps.length) {
    says.push(`steps are not in order (they fall ${falls.length} times): the values are sorted by step`);
    return { series: once(sorted(usable), several), says, resumes };
  }
  let kept = once(cut(usable, 0, falls[0]));
  falls.forEach((from, i) => {
    const piece = once(cut(usable, from, falls[i + 1] ?? usable.steps.length));
    const joined = join(kept, piece);
    kept = joined.points;
    says.push(joined.says);
    if (joined.resumed) resumes.push({ step: piece.steps[0], clock: usable.clock?.(from) });
  });
  return { series: kept, says, resumes };
}

/** Leaves out values without a step, or with one that is none. */
function finiteSteps(points: Points, says: string[]): Points {
  const { steps } = points;
  const good = (step: number): boolean => Number.isFinite(step) && step >= 0;
  if (steps.every(good)) return points;
  const usable = filter(points, (i) => good(steps[i]));
  const bad = steps.length - usable.steps.length;
  says.push(
    `${bad === 1 ? "1 value has" : `${bad} values have`} no step at or above 0 and ${bad === 1 ? "is" : "are"} left out`,
  );
  return usable;
}

/** Where steps are lower than the one before. */
function fallsIn(steps: Float64Array): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < steps.length; i++) if (steps[i] < steps[i - 1]) found.push(i);
  return found;
}

interface Joined {
  readonly points: Points;
  readonly says: string;
  readonly resumed?: boolean;
}

/** A piece and what there is, as {@link inOrder} says. Both are ascending, each step once. */
function join(kept: Points, piece: Points): Joined {
  const [first, last] = [piece.steps[0], piece.steps[piece.steps.length - 1]];
  const [begin, end] = [kept.steps[0], kept.steps[kept.steps.length - 1]];
  const again = piece.steps.map((step) => firstAtLeast(kept.steps, step));
  const repeats = (i: number): boolean => kept.steps[again[i]] === piece.steps[i];
  if (piece.values.every((value, i) => repeats(i) && Object.is(kept.values[again[i]], value))) {
    return {
      points: kept,
      says: `the values from step ${first} to ${last} stand there twice, and count once`,
    };
  }
  if (first < begin && last < end) {
    return {
      points: once(sorted(put(piece, kept))),
      says: `the part from step ${first} stands behind that from step ${begin}, and is put before it`,
    };
  }
  const inside = firstAtLeast(piece.steps, end);
  const repeated = piece.steps.subarray(0, inside).filter((_, i) => repeats(i)).length;
  if (repeated < inside / 2 && piece.steps.length < longPiece) {
    return {
      points: once(sorted(put(kept, piece))),
      says: `the part from step ${first} to ${last} stands behind later steps, and is put among them`,
    };
  }
  const at = firstAtLeast(kept.steps, first);
  const replaced = counted(kept.steps.length - at);
  const shorter = last < end ? `; it has come to step ${last}, and was at ${end} before` : "";
  return {
    points: put(cut(kept, 0, at), piece),
    resumed: true,
    says:
      at === 0
        ? `the log begins again at step ${first}, after step ${end}: ${replaced} before it are left out`
        : `the run resumed at step ${first}: ${replaced} logged before, from there on, are replaced${shorter}`,
  };
}

const counted = (values: number): string => (values === 1 ? "1 value" : `${values} values`);

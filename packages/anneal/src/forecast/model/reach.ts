import { type Problem, problem } from "../../errors/index.ts";
import { peakOf } from "../runs/peak.ts";
import type { Fitted } from "./fitted.ts";

/** Whether a forecast can be made, and what to say with it. */
export interface Reach {
  /** Why it cannot. */
  readonly refused: readonly Problem[];
  readonly warnings: readonly string[];
}

/** A forecast for a run so many times as long as the longest that was fitted is refused, and from `far` on warned of. */
const [tooFar, far] = [4, 1.5];
/** One for a run shorter than this share of the shortest is refused: no law holds so early, and the units may differ. */
const tooShort = 1 / 20;
/** Between peaks a law holds; outside them, down to this share or up to its inverse, with a warning; no further. */
const wide = 0.5;
/** Fitted at one peak only, it holds for this share around it. */
const narrow = 0.1;

/** What of a schedule decides whether laws reach it. */
export interface Asked {
  readonly steps: number;
  readonly peak: number;
  /** Its last LR. */
  readonly last: number;
}

/** Compares a schedule with the runs that were fitted. */
export function reachOf({ runs }: Fitted, asked: Asked): Reach {
  const parts = [horizonReach(runs, asked), peakReach(runs, asked), decayReach(runs, asked)];
  return {
    refused: parts.flatMap(({ refused }) => refused),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}

const fine: Reach = { refused: [], warnings: [] };
const short = (value: number): string => String(Number(value.toPrecision(3)));

function horizonReach(runs: Fitted["runs"], { steps }: Asked): Reach {
  const longest = peakOf(runs.map(({ updates }) => updates));
  const shortest = runs.reduce((a, { updates }) => Math.min(a, updates), longest);
  const ratio = steps / longest;
  if (steps < tooShort * shortest) {
    const rule = `at least a twentieth of the shortest run that was fitted (${shortest} updates)`;
    const suggestion = "are the steps of all of them updates, and not times?";
    return { refused: [problem("range", "steps", rule, steps, { suggestion })], warnings: [] };
  }
  if (ratio > tooFar) {
    const rule = `at most ${tooFar} times the longest run that was fitted (${longest} updates)`;
    return { refused: [problem("range", "steps", rule, steps)], warnings: [] };
  }
  if (ratio <= far) return fine;
  return {
    refused: [],
    warnings: [
      `The schedule is ${short(ratio)} times as long as the longest run that was fitted: the laws tend to expect too much of it.`,
    ],
  };
}

function peakReach(runs: Fitted["runs"], { peak }: Asked): Reach {
  const [low, high] = runs.reduce(
    ([a, b], run) => [Math.min(a, run.peak), Math.max(b, run.peak)],
    [Number.POSITIVE_INFINITY, 0],
  );
  const one = low >= (1 - narrow) * high;
  const share = one ? 1 - narrow : wide;
  if (peak < low * share || peak > high / share) {
    const rule = one
      ? `a peak LR near ${short(high)}, the only one that was fitted`
      : `a peak LR from ${short(low * share)} to ${short(high / share)}, near those that were fitted`;
    const suggestion = one ? "fit runs at two peaks around it" : "fit a run nearer to it";
    return { refused: [problem("range", "peak", rule, Number(short(peak)), { suggestion })], warnings: [] };
  }
  if (one || (peak >= low * 0.99 && peak <= high * 1.01)) return fine;
  return {
    refused: [],
    warnings: [
      `The peak LR, ${short(peak)}, is outside those that were fitted, ${short(low)} to ${short(high)}.`,
    ],
  };
}

function decayReach(runs: Fitted["runs"], { peak, last }: Asked): Reach {
  if (runs.some(({ falls }) => falls)) return fine;
  if (last >= 0.97 * peak) return fine;
  const rule = "a schedule that stays at its peak, as every run did that was fitted";
  const suggestion = "add a run with a cooldown, even a short one";
  return {
    refused: [
      problem("range", "schedule", rule, Number(short(last)), {
        suggestion,
        note: "its last LR",
      }),
    ],
    warnings: [],
  };
}

import { mostSteps } from "../units/index.ts";
import { rank } from "./lookup.ts";

/** Where cycles begin, each `stretch` times as long as the one before. */
export interface Cycles {
  /** Length of all of them. */
  readonly total: number;
  /** Start of cycle i. */
  readonly start: (i: number) => number;
  /** The cycle that rules at t; `times` once all are over. */
  readonly index: (t: number) => number;
  /** Time within cycle i, scaled back to the length of the first. */
  readonly local: (t: number, i: number) => number;
}

/** The most cycles that are laid out as a list of starts; only of cycles that hardly grow are there more before step 1e15. */
const laidOut = 4096;

/** Lays out `times` cycles of which the first has length `span`. */
export function cyclesOf(span: number, stretch: number, times: number): Cycles {
  return stretch === 1 ? equalCycles(span, times) : growingCycles(span, stretch, times);
}

function equalCycles(span: number, times: number): Cycles {
  return {
    total: span * times,
    start: (i) => i * span,
    index: (t) => {
      // The quotient guesses; the starts decide.
      let i = Math.floor(t / span);
      if ((i + 1) * span <= t) i++;
      else if (i * span > t) i--;
      return i < times ? i : times;
    },
    local: (t, i) => inside(t - i * span, span),
  };
}

function growingCycles(span: number, stretch: number, times: number): Cycles {
  const starts = [0];
  let length = span;
  while (starts.length <= times && starts.length < laidOut && starts[starts.length - 1] <= mostSteps) {
    starts.push(starts[starts.length - 1] + length);
    length *= stretch;
  }
  const last = starts.length - 1;
  const end = starts[last];
  const base = Math.log(stretch);
  // Beyond the list: start(last + j) = end + length * (stretch ** j - 1) / (stretch - 1).
  const start = (i: number): number =>
    i <= last ? starts[i] : end + (length * Math.expm1((i - last) * base)) / (stretch - 1);
  const total = times === Number.POSITIVE_INFINITY ? times : start(times);
  return {
    total,
    start,
    index: (t) => {
      if (t >= total) return times;
      if (t < end) return t > 0 ? rank(starts, t) - 1 : 0;
      // A logarithm guesses; the starts decide.
      let i = last + Math.max(0, Math.floor(Math.log1p(((t - end) * (stretch - 1)) / length) / base));
      if (i > last && start(i) > t) i--;
      if (start(i + 1) <= t) i++;
      return i < times ? i : times;
    },
    local: (t, i) => inside((t - start(i)) / stretch ** i, span),
  };
}

/** Keeps a local time in [0, span], which rounding may leave by an ulp. */
const inside = (t: number, span: number): number => (t < 0 ? 0 : t > span ? span : t);

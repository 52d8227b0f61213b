/** Something that happens at one step: the first step of a later cycle, or the last step of a cycle. */
export interface CurveEvent {
  readonly kind: "restart" | "snapshot";
  readonly step: number;
}

/** A stretch of a curve that one leaf, or one repeat, rules: `[start, end)` in steps, end Infinity when it is endless. */
export interface Part {
  readonly kind: string;
  /** Where its spec stands: `sequence.of[1]`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where a cycle ends, as a real number of steps, and whether another one follows. */
export interface CycleEnd {
  readonly at: number;
  readonly restarts: boolean;
}

/** A compiled schedule: a pure function of the step. Nothing in it changes; any step may be asked for in any order. */
export interface Curve {
  /** Length in steps: a real number, Infinity for an endless schedule. After it the last value holds, unless told to continue. */
  readonly span: number;
  /** The learning rate at any real step >= 0; the k-th update (counted from 0) uses `at(k)`. Never throws. Works unbound. */
  readonly at: (step: number) => number;
  /** Writes `at(first + i)` into `out[i]` for every i (within 1e-14 of the peak) and returns `out`. `first` is 0 if left out. */
  readonly fill: (out: Float64Array, first?: number) => Float64Array;
  /** Restarts and snapshots within the horizon, in order of step. */
  readonly events: readonly CurveEvent[];
  /** Who rules when, in order. */
  readonly parts: readonly Part[];
  /** Ends of cycles, in order; of each repeat those within the horizon, and at most 10,000. */
  readonly cycleEnds: readonly CycleEnd[];
}

/** What a kind returns: `span` and `at`; the rest only where it can say more, or do better than a loop over `at`. */
export interface Drawn {
  readonly span: number;
  readonly at: (step: number) => number;
  readonly fill?: (out: Float64Array, first: number) => void;
  readonly parts?: readonly Part[];
  readonly cycleEnds?: readonly CycleEnd[];
}

/** Completes what a kind returned. `steps` is the horizon, to which events belong. */
export function finish(drawn: Drawn, kind: string, path: string, steps: number): Curve {
  const { span, at, fill, cycleEnds = [] } = drawn;
  return {
    span,
    at,
    fill: (out, first = 0) => {
      if (fill === undefined) for (let i = 0; i < out.length; i++) out[i] = at(first + i);
      else fill(out, first);
      return out;
    },
    events: cycleEnds.length > 0 ? eventsOf(cycleEnds, steps) : [],
    parts: drawn.parts ?? [{ kind, path, start: 0, end: span }],
    cycleEnds,
  };
}

function eventsOf(cycleEnds: readonly CycleEnd[], steps: number): CurveEvent[] {
  const events: CurveEvent[] = [];
  let last = 0;
  for (const { at, restarts } of cycleEnds) {
    const next = Math.ceil(at);
    if (next < 1 || next > steps) continue;
    if (next > last) events.push({ kind: "snapshot", step: next - 1 });
    // Curves that end a cycle together, or cycles shorter than a step, make one event.
    const ended = events[events.length - 1].kind === "snapshot";
    if (restarts && ended && next < steps) events.push({ kind: "restart", step: next });
    last = next;
  }
  return events;
}

/** How many of `first`, `first + 1`, ... (at most `most`) lie before `end`, decided by the sums themselves. */
export function countBefore(end: number, first: number, most: number): number {
  let n = Math.max(0, Math.min(most, Math.ceil(end - first)));
  // The difference may be rounded up or down across a whole number.
  if (n > 0 && first + (n - 1) >= end) n--;
  else if (n < most && first + n < end) n++;
  return n;
}

/** The same value at every step. */
export const flat = (value: number, span: number): Drawn => ({
  span,
  at: () => value,
  fill: (out) => void out.fill(value),
});

/** Keeps a value that grew past the largest number finite. */
export const finite = (value: number): number =>
  value > Number.MAX_VALUE ? Number.MAX_VALUE : value < -Number.MAX_VALUE ? -Number.MAX_VALUE : value;

/** What a curve says of itself, moved to begin at `start` and cut to `[start, end)`. */
export function moved(curve: Curve, start: number, from: number, end: number): Required<Pick<Drawn, "parts" | "cycleEnds">> {
  const parts: Part[] = [];
  for (const part of curve.parts) {
    const first = Math.max(part.start - from, 0) + start;
    const last = Math.min(part.end - from + start, end);
    if (last > first) parts.push({ ...part, start: first, end: last });
  }
  const cycleEnds: CycleEnd[] = [];
  for (const { at, restarts } of curve.cycleEnds) {
    const time = at - from + start;
    if (time > start && time <= end) cycleEnds.push({ at: time, restarts: restarts && time < end });
  }
  return { parts, cycleEnds };
}

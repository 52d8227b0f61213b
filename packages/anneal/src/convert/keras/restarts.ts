import type { Spec } from "../../schedules/index.ts";
import { cycleStarts, geometricStart } from "../shared/cycle-starts.ts";
import { preciseLog } from "../shared/log.ts";
import { constant, cosine, repeatOf, sumOf } from "../shared/parts.ts";
import { pieces } from "../shared/pieces.ts";

/** keras CosineDecayRestarts. */
export interface Restarts {
  readonly peak: number;
  readonly length: number;
  readonly stretch: number;
  readonly damp: number;
  /** The floor, a ratio of the peak. */
  readonly alpha: number;
}

const indexOf = ({ length, stretch }: Restarts): ((t: number) => number) => {
  if (stretch === 1) return (t) => Math.floor(t / length);
  const base = preciseLog(stretch);
  return (t) => Math.floor(preciseLog(1 - (t / length) * (1 - stretch)) / base);
};

/** The step at which shrinking cycles leave no more room, and the LR is no number any more. */
export function endOfRestarts({ length, stretch }: Restarts): number | undefined {
  if (stretch >= 1 || length / (1 - stretch) > 1e12) return undefined;
  let t = Math.max(0, Math.floor(length / (1 - stretch)) - 1);
  while (1 - (t / length) * (1 - stretch) > 0) t++;
  return t;
}

/**
 * The restarts, for ever. The cycle is found by a logarithm, which may name the cycle before at the very step of a restart:
 * then cycles are written out up to there.
 */
export function restarts(r: Restarts, until: number): Spec {
  const { peak, length, stretch, damp, alpha } = r;
  const stops = endOfRestarts(r);
  const rule = { index: indexOf(r), length, stretch, times: 4096, until: stops ?? until };
  const { first, plain } = cycleStarts(rule);
  const low = peak * alpha;
  if (plain && stops === undefined) return forever(r);
  const high = (i: number): number => peak * ((1 - alpha) * damp ** i + alpha);
  const startOf = geometricStart(length, stretch);
  const list = [0, ...first].map((step, i) => ({
    until: first[i] ?? Infinity,
    start: startOf(i),
    spec:
      length * stretch ** i < 1e-6
        ? constant(valueAt(r, step, i))
        : cosine(high(i), low, length * stretch ** i),
  }));
  if (stops !== undefined) {
    // Shrinking cycles soon have no whole step of their own; the last one that has rules until no room is left.
    const last = first.findIndex((t) => t >= stops);
    const seen = last < 0 ? list : list.slice(0, last + 1);
    return pieces(seen.map((piece, i) => (i === seen.length - 1 ? { ...piece, until: Infinity } : piece)));
  }
  const last = first.length;
  const rest = forever({ ...r, length: length * stretch ** last }, damp ** last);
  return pieces([...list.slice(0, -1), { until: Infinity, start: startOf(last), spec: rest }]);
}

/** keras's own value in a cycle that has shrunk to nothing, at the one whole step where rounding leaves room for it. */
function valueAt({ peak, length, stretch, damp, alpha }: Restarts, t: number, i: number): number {
  const p = (t / length - (1 - stretch ** i) / (1 - stretch)) / stretch ** i;
  return peak * ((1 - alpha) * 0.5 * damp ** i * (1 + Math.cos(Math.PI * p)) + alpha);
}

/** Restarts by the plain rule; `height` is what earlier cycles have left of the cosine. */
function forever({ peak, length, stretch, damp, alpha }: Restarts, height = 1): Spec {
  const low = peak * alpha;
  if (damp === 1) return repeatOf(cosine(height * (peak - low) + low, low, length), { stretch });
  const fading = repeatOf(cosine(height * peak * (1 - alpha), 0, length), { stretch, damp });
  return low === 0 ? fading : sumOf(constant(low), fading);
}

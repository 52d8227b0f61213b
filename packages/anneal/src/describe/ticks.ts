/**
 * Round values for an axis: multiples of 1, 2 or 5 times a power of ten that lie in `[min, max]`, at most `count` of
 * them, and as many as that allows. Of a range too narrow for numbers of its size, its beginning alone.
 *
 * @example ticks(0, 25_000, 6); // [0, 5000, 10000, 15000, 20000, 25000]
 * @example ticks(0, 0.0012, 5); // [0, 0.0005, 0.001]
 */
export function ticks(min: number, max: number, count: number): readonly number[] {
  const narrow = !(max - min > 1e-12 * Math.max(Math.abs(min), Math.abs(max)));
  if (narrow || !(max - min < Number.POSITIVE_INFINITY) || !(count >= 1))
    return Number.isFinite(min) ? [min] : [];
  for (let size = Math.floor(Math.log10((max - min) / count)) - 1; ; size++) {
    for (const lead of [1, 2, 5]) {
      const found = multiples(lead, size, min, max, count);
      if (found !== undefined) return found;
    }
  }
}

/** Multiples of `lead * 10 ** size` in [min, max], or nothing when there are more than `count`. */
function multiples(
  lead: number,
  size: number,
  min: number,
  max: number,
  count: number,
): number[] | undefined {
  const slack = (max - min) * 1e-9;
  const step = lead * 10 ** size;
  const first = Math.ceil((min - slack) / step);
  const last = Math.floor((max + slack) / step);
  if (last - first >= count) return undefined;
  const values: number[] = [];
  for (let k = first; k <= last; k++) values.push(Number(`${k * lead}e${size}`) + 0);
  return values;
}

/** One tick of a logarithmic axis. Bare ticks have no label. */
export interface LogTick {
  readonly value: number;
  readonly named: boolean;
}

/**
 * Ticks of a logarithmic axis over `[min, max]`, both above 0: each decade is named; 2 and 5 times it too when fewer
 * than two decades show; the other multiples are bare. At most `count` (12) names: with more decades, every 2nd, 3rd...
 *
 * @example logTicks(1e-5, 1e-3).filter((tick) => tick.named).map((tick) => tick.value); // [0.00001, 0.0001, 0.001]
 * @example logTicks(0.01, 0.1).filter((tick) => tick.named).map((tick) => tick.value); // [0.01, 0.02, 0.05, 0.1]
 */
export function logTicks(min: number, max: number, count = 12): readonly LogTick[] {
  if (!(min > 0) || !(max >= min) || max === Number.POSITIVE_INFINITY) return [];
  const low = Math.floor(Math.log10(min) + 1e-9);
  const high = Math.floor(Math.log10(max) + 1e-9);
  const narrow = Math.log10(max / min) < 2 - 1e-9;
  const every = Math.max(1, Math.ceil((high - low) / Math.max(1, count)));
  const found: LogTick[] = [];
  for (let decade = low; decade <= high; decade++) {
    for (let lead = 1; lead < 10; lead++) {
      const value = Number(`${lead}e${decade}`);
      if (value < min * (1 - 1e-9) || value > max * (1 + 1e-9)) continue;
      if (lead > 1 && every > 1) continue;
      const named = lead === 1 ? (high - decade) % every === 0 : narrow && (lead === 2 || lead === 5);
      found.push({ value, named });
    }
  }
  return found;
}

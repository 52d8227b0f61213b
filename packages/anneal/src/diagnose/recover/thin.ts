/** Points that are looked at; the rest is only checked at the end. */
const mostPoints = 1500;
/** Of these, points that stand where the curve bends or jumps most. */
const mostBends = 500;

/**
 * Places that say what a long series is: evenly spread ones, and those beside the largest bends and jumps. All places
 * where they are few enough.
 */
export function telling(t: Float64Array, v: Float64Array): readonly number[] {
  const n = t.length;
  if (n <= mostPoints) return Array.from({ length: n }, (_, i) => i);
  const kept = new Set<number>([0, n - 1]);
  for (const i of largestBends(t, v)) for (let j = i - 2; j <= i + 2; j++) if (j >= 0 && j < n) kept.add(j);
  const even = mostPoints - Math.min(mostBends, kept.size);
  for (let i = 0; i < even; i++) kept.add(Math.round((i * (n - 1)) / (even - 1)));
  return [...kept].sort((a, b) => a - b);
}

function largestBends(t: Float64Array, v: Float64Array): readonly number[] {
  const bends = new Float64Array(t.length);
  for (let i = 1; i < t.length - 1; i++) {
    const between = v[i - 1] + ((v[i + 1] - v[i - 1]) * (t[i] - t[i - 1])) / (t[i + 1] - t[i - 1]);
    bends[i] = Math.abs(v[i] - between);
  }
  const count = mostBends / 5;
  const least = Float64Array.from(bends).sort()[Math.max(0, bends.length - count)];
  const places: number[] = [];
  for (let i = 0; i < bends.length && places.length < count; i++) {
    if (bends[i] > 0 && bends[i] >= least) places.push(i);
  }
  return places;
}

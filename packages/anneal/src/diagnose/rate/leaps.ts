import type { Rates } from "../subject.ts";

/** A leap brings so many times the change of each interval beside it. */
const times = 5;
/** And changes the LR by more than this share of the peak, and by so many units of what the writing of its points allows. */
const worth = 0.03;
const units = 8;
/** Intervals on each side with which it is compared, and the most that a second warmup takes. */
const beside = 3;
const mostRise = 8;
/** A decay that is down to this share of the peak may have been over. */
const over = 0.1;
/** A level up to this share of the run may be a warmup in steps. */
const opening = 0.15;
/** So many leaps are a schedule of cycles or steps. */
const many = 3;

/** A place at which the LR leaps: its last point before, its first after. */
export interface Leap {
  readonly low: number;
  readonly high: number;
  readonly again: boolean;
  readonly warms: boolean;
}

/**
 * Leaps of the LR in a log that no simple schedule explains: up from the middle of a fall or from a level, or down in the
 * middle of a fall, by far more than between the points beside it. Steps from one level down to another are milestones.
 */
export function leapsIn({ points, peak, updates }: Rates): readonly Leap[] {
  const { t, v, tol } = points;
  const found: Leap[] = [];
  const first = Math.max(beside, 1 + v.findIndex((lr) => lr >= 0.99 * peak));
  const pace = (k: number): number => (v[k] - v[k - 1]) / (t[k] - t[k - 1]);
  for (let i = first; i + 1 < v.length; i++) {
    const change = v[i + 1] - v[i];
    const unsure = tol[i] + tol[i + 1];
    if (Math.abs(change) <= Math.max(worth * peak, units * unsure)) continue;
    const up = change > 0;
    let top = i + 1;
    while (up && top + 1 < v.length && top - i < mostRise && v[top + 1] > v[top] + tol[top]) top++;
    const sides = [...places(i - beside + 1, i), ...places(top + 1, Math.min(v.length - 1, top + beside))];
    const usual = sides.reduce((most, k) => Math.max(most, Math.abs(pace(k))), unsure / (t[i + 1] - t[i]));
    const falls = v[i - beside] - v[i] > units * tol[i];
    const isLeap = Math.abs(pace(i + 1)) > times * usual;
    const goesOn = i + 2 < v.length && Math.abs(v[i + 2] - v[i + 1]) > units * tol[i + 1];
    const isOdd = up ? (falls ? v[i] > over * peak : t[i] > opening * updates) : falls && goesOn;
    if (isLeap && isOdd) {
      const warms = top > i + 1;
      found.push({ low: i, high: i + 1, again: up && (warms || v[top] >= 0.9 * peak), warms });
    }
    i = top - 1;
  }
  return found.length < many ? found : [];
}

const places = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);

import type { Points } from "../points.ts";

/** A jump is so many times the usual change between neighbours, a bend so many times the usual one. */
const jumpTimes = 12;
const bendTimes = 8;
/** Neighbours on each side with which a bend is compared. */
const beside = 4;
/** So many points in a row on one line are a line. */
const straight = 4;

/** Where a series breaks, as far as its neighbours show: for each place the last one before the next break. */
export interface Breaks {
  /** Up to the next jump: no curve goes beyond. */
  readonly jump: Int32Array;
  /** Up to the next bend, jump, or end of a line: where a curve probably ends. */
  readonly bend: Int32Array;
}

export function breaksOf(points: Points): Breaks {
  const n = points.t.length;
  const bends = bendsOf(points);
  const jump = new Int32Array(n);
  const bend = new Int32Array(n);
  let [nextJump, nextBend] = [n - 1, n - 1];
  for (let i = n - 1; i >= 0; i--) {
    if (i < n - 1 && isJump(points, i)) nextJump = nextBend = i;
    jump[i] = nextJump;
    bend[i] = nextBend;
    if (bends[i] === 1) nextBend = i;
  }
  return { jump, bend };
}

/** Whether the value changes between i and i + 1 as it does on neither side, by far. */
function isJump({ t, v, tol }: Points, i: number): boolean {
  const change = Math.abs(v[i + 1] - v[i]);
  if (change <= 8 * (tol[i] + tol[i + 1])) return false;
  const sides = [i - 2, i - 1, i + 1, i + 2].filter((k) => k >= 0 && k + 1 < t.length);
  if (sides.length < 3) return false;
  const pace = change / (t[i + 1] - t[i]);
  return sides.every((k) => pace > (jumpTimes * (Math.abs(v[k + 1] - v[k]) + tol[k])) / (t[k + 1] - t[k]));
}

/** Marks points at which the series bends as it does not beside them, and the ends of lines. */
function bendsOf({ t, v, tol }: Points): Uint8Array {
  const n = t.length;
  const marks = new Uint8Array(n);
  const bend = new Float64Array(n);
  const noise = new Float64Array(n);
  for (let i = 1; i < n - 1; i++) {
    const [before, after] = [t[i] - t[i - 1], t[i + 1] - t[i]];
    bend[i] = Math.abs((v[i + 1] - v[i]) / after - (v[i] - v[i - 1]) / before);
    noise[i] = (tol[i] + tol[i + 1]) / after + (tol[i] + tol[i - 1]) / before;
  }
  let run = 0;
  for (let i = 1; i < n - 1; i++) {
    const isStraight = bend[i] <= 2 * noise[i];
    if (!isStraight && (isOdd(bend, noise, i) || run >= straight)) marks[i] = 1;
    if (isStraight && run === 0 && i > 1 && straightAhead(i)) marks[i - 1] = 1;
    run = isStraight ? run + 1 : 0;
  }
  return marks;

  function straightAhead(from: number): boolean {
    for (let k = from; k < from + straight; k++) if (k >= n - 1 || bend[k] > 2 * noise[k]) return false;
    return true;
  }
}

function isOdd(bend: Float64Array, noise: Float64Array, i: number): boolean {
  const around: number[] = [];
  for (let k = i - beside - 1; k <= i + beside + 1; k++) {
    if (Math.abs(k - i) > 1 && k > 0 && k < bend.length - 1) around.push(bend[k]);
  }
  if (around.length < 2) return false;
  around.sort((a, b) => a - b);
  return bend[i] > bendTimes * around[around.length >> 1] + 4 * noise[i];
}

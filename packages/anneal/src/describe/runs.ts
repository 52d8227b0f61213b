import { oscillation } from "./oscillation.ts";
import type { Run } from "./run.ts";
import { before, type Group, groupsOf, isJump, type Samples, sample, withoutSpecks } from "./samples.ts";

/** The runs of a curve within `[start, end)`, from at most `most` samples; where they meet is then found exactly. */
export function runsOf(
  at: (step: number) => number,
  [start, end]: readonly [number, number],
  most: number,
): Run[] {
  const samples = sample(at, start, end, most);
  const groups = withoutSpecks(groupsOf(samples), samples);
  const wave = oscillation(groups, samples);
  if (wave !== undefined) return [wave];
  const runs: Run[] = [];
  let begin = start;
  groups.forEach((group, k) => {
    const next = groups[k + 1];
    if (next !== undefined && isJump(groups, k)) return;
    const stop = next === undefined ? end : meet(groups, k, samples);
    if (stop > begin) {
      const course = group.sign > 0 ? "up" : group.sign < 0 ? "down" : "flat";
      runs.push({ course, start: begin, end: stop, from: at(begin), to: before(at, begin, stop) });
    }
    begin = Math.max(begin, stop);
  });
  return runs;
}

/** The step at which group k gives way to the next one. */
function meet(groups: readonly Group[], k: number, { at, points, values, slack }: Samples): number {
  const [group, next] = [groups[k], groups[k + 1]];
  const m = group.j;
  const level = values[m];
  const same = (t: number): boolean => Math.abs(at(t) - level) <= slack;
  if (isJump(groups, k + 1)) {
    const after = values[next.j];
    // the first step that no longer has the level before the jump, or is nearer to the one after it
    return firstWhere(points[m], points[next.j], (t) => Math.abs(at(t) - after) < Math.abs(at(t) - level));
  }
  if (group.sign === 0) return firstWhere(points[m], points[m + 1], (t) => !same(t)) - 1;
  if (next.sign === 0) return firstWhere(points[m - 1], points[m], same);
  return extremum(at, points[m - 1], points[m + 1], next.sign);
}

/** The first whole step in (low, high] for which `test` holds, if it holds from there on. */
function firstWhere(low: number, high: number, test: (t: number) => boolean): number {
  let [no, yes] = [Math.floor(low), Math.ceil(high)];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (test(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** The whole step in [low, high] where a fall turns into a rise (`sign` 1), or a rise into a fall (-1). */
function extremum(at: (step: number) => number, low: number, high: number, sign: number): number {
  let [a, b] = [Math.ceil(low), Math.floor(high)];
  while (b - a > 2) {
    const [x, y] = [a + Math.floor((b - a) / 3), b - Math.floor((b - a) / 3)];
    if (sign * at(x) <= sign * at(y)) b = y === b ? b - 1 : y;
    else a = x === a ? a + 1 : x;
  }
  let best = a;
  for (let t = a + 1; t <= b; t++) if (sign * at(t) < sign * at(best)) best = t;
  return best;
}

/** Neighbouring points that the curve joins by a rise (1), a fall (-1) or not at all (0): indices `i` to `j`. */
export interface Group {
  readonly sign: number;
  readonly i: number;
  readonly j: number;
}

/** A curve at some steps of a stretch. Values nearer than `slack` count as equal. */
export interface Samples {
  readonly at: (step: number) => number;
  readonly end: number;
  readonly points: Float64Array;
  readonly values: Float64Array;
  readonly slack: number;
}

/** The value just before a step that may belong to what comes next. */
export function before(at: (step: number) => number, start: number, end: number): number {
  return at(limit(start, end));
}

/** A time just before the end: nearer than any step, yet another number. */
const limit = (start: number, end: number): number => {
  const near = end - (end - start) * 1e-9;
  return near < end && near > start ? near : Math.max(start, Math.ceil(end) - 1);
};

/** A curve at every whole step of a stretch and at its two ends, or at about `most` steps where there are more. */
export function sample(at: (step: number) => number, start: number, end: number, most: number): Samples {
  const first = Math.floor(start) + 1;
  const whole = Math.max(0, Math.ceil(end) - first);
  const count = Math.min(whole, most);
  const points = new Float64Array(count + 2);
  points[0] = start;
  for (let i = 0; i < count; i++) {
    points[i + 1] = count === whole ? first + i : first + Math.round((i * (whole - 1)) / (count - 1));
  }
  points[count + 1] = limit(start, end);
  const values = points.map((t) => at(t));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { at, end, points, values, slack: largest * 1e-13 };
}

/** Groups of neighbouring points between which the curve goes the same way. */
export function groupsOf({ values, slack }: Samples): Group[] {
  const groups: Group[] = [];
  let i = 0;
  let sign = 0;
  for (let j = 1; j < values.length; j++) {
    const change = values[j] - values[j - 1];
    const next = Math.abs(change) <= slack ? 0 : Math.sign(change);
    if (j > 1 && next !== sign) {
      groups.push({ sign, i, j: j - 1 });
      i = j - 1;
    }
    sign = next;
  }
  groups.push({ sign, i, j: values.length - 1 });
  return groups;
}

const length = ({ i, j }: Group): number => j - i;

/** Leaves out flats that are too short to mean anything beside a ramp, and joins what then goes the same way. */
export function withoutSpecks(groups: readonly Group[], { points, end }: Samples): Group[] {
  const short = 0.005 * (end - points[0]);
  const kept: Group[] = [];
  groups.forEach((group, k) => {
    const [left, right] = [kept.at(-1), groups[k + 1]];
    const ramp = (side: Group | undefined): boolean =>
      side !== undefined && side.sign !== 0 && length(side) > 1;
    const tiny = length(group) <= 1 || points[group.j] - points[group.i] < short;
    const speck = group.sign === 0 && tiny && (ramp(left) || ramp(right));
    const sign = speck ? ((ramp(left) ? left : right) as Group).sign : group.sign;
    if (left !== undefined && left.sign === sign && sign !== 0)
      kept[kept.length - 1] = { ...left, j: group.j };
    else kept.push({ ...group, sign });
  });
  return kept;
}

/** A change between two neighbouring points that is no run of its own: a cut between treads, a restart between falls. */
export function isJump(groups: readonly Group[], k: number): boolean {
  const [left, group, right] = [groups[k - 1], groups[k], groups[k + 1]];
  if (left === undefined || right === undefined || length(group) > 1 || group.sign === 0) return false;
  if (left.sign === 0 && right.sign === 0) return true;
  return left.sign === right.sign && left.sign !== 0 && length(left) >= 8 && length(right) >= 8;
}

/** Changes of direction that are no jumps. */
export function turnsOf(groups: readonly Group[]): number {
  let turns = 0;
  let last = 0;
  groups.forEach(({ sign }, k) => {
    if (sign === 0 || isJump(groups, k)) return;
    if (last !== 0 && sign !== last) turns++;
    last = sign;
  });
  return turns;
}

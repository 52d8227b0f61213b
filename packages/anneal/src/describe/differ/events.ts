import { formatLr, formatLrs, formatSteps } from "../format.ts";
import { isNear, isSameShare } from "./gaps.ts";
import { type Pair, type Reason, reason, type Side } from "./pair.ts";
import { later, someSteps } from "./words.ts";

/** What happens at single updates: cuts, restarts, and a climb after the end. */
export const eventReasons = (pair: Pair): readonly Reason[] => [
  ...cuts(pair),
  ...restarts(pair),
  ...again(pair),
];

/** The number that all later steps are apart by; undefined where they are not, or are as many. */
function apartBy(one: readonly number[], other: readonly number[]): number | undefined {
  const by = other[0] - one[0];
  return one.length === other.length && one.every((step, i) => other[i] - step === by) ? by : undefined;
}

function cuts({ a, b, near }: Pair): readonly Reason[] {
  const [one, other] = [a.traits.cuts, b.traits.cuts];
  if (one.length === 0 || other.length === 0) return [];
  const [places, others] = [one, other].map((each) => each.map(([step]) => step));
  const by = apartBy(places, others);
  if (by !== 0) {
    const ends = `${a.name} is cut at ${someSteps(places)}; ${b.name} at ${someSteps(others)}`;
    return [
      reason("cuts", `${ends}${by === undefined ? "" : `: ${later(by)}`}.`, Math.min(places[0], others[0])),
    ];
  }
  const levels = one.findIndex(([, lr], i) => !isNear(lr, other[i][1], near));
  const [high, low] = [a, b].map(({ traits }) => traits.summary.peak);
  const sameShare = (i: number): boolean => isSameShare([one[i][1], high], [other[i][1], low], near);
  if (levels < 0 || one.every((_, i) => sameShare(i))) return [];
  const at = `At update ${formatSteps(places[levels])}`;
  const to = `${a.name} is cut to ${formatLr(one[levels][1])}, ${b.name} to ${formatLr(other[levels][1])}`;
  return [reason("cuts", `${at} ${to}.`, places[levels])];
}

function restarts({ a, b, near }: Pair): readonly Reason[] {
  const [one, other] = [a, b].map(({ traits }) => traits.summary.restarts);
  if (one.length === 0 && other.length === 0) return [];
  if (one.length === 0 || other.length === 0) {
    const [starts, never] = one.length === 0 ? [b, a] : [a, b];
    const all = starts.traits.summary.restarts;
    return [
      reason(
        "restarts",
        `${starts.name} starts over at ${someSteps(all)}; ${never.name} never does.`,
        all[0],
      ),
    ];
  }
  const heights = height({ a, b, near }, one[0], other[0]);
  const first = one.findIndex((step, i) => step !== other[i]);
  if (first < 0 && one.length === other.length) return heights;
  const by = apartBy(one, other);
  const ends = `${a.name} starts over at ${someSteps(one)}; ${b.name} at ${someSteps(other)}`;
  const at = Math.min(...[one, other].flatMap((steps) => steps[Math.max(0, first)] ?? []));
  return [reason("restarts", `${ends}${by === undefined ? "" : `: ${later(by)}`}.`, at), ...heights];
}

/** How high the second cycle begins, as a share of the peak. */
function height(
  { a, b, near }: Pick<Pair, "a" | "b" | "near">,
  one: number,
  other: number,
): readonly Reason[] {
  const [left, right] = [a.curve.at(one), b.curve.at(other)];
  const [high, low] = [a, b].map(({ traits }) => traits.summary.peak);
  if (isNear(left, right, near) || isSameShare([left, high], [right, low], near)) return [];
  const [from, to] = formatLrs(left, right);
  const text = `The second cycle begins at ${from} in ${a.name}, at ${to} in ${b.name}.`;
  return [reason("restarts", text, Math.min(one, other))];
}

function again({ a, b }: Pair): readonly Reason[] {
  const [one, other] = [a.traits.again, b.traits.again];
  if (one === other) return [];
  if (one !== undefined && other !== undefined) {
    const text = `${a.name} rises again from update ${formatSteps(one)} on, ${b.name} from ${formatSteps(other)}: ${later(other - one)}.`;
    return [reason("rises-again", text, Math.min(one, other))];
  }
  const [rises, stays, step] = one === undefined ? [b, a, other as number] : [a, b, one];
  return [
    reason(
      "rises-again",
      `${rises.name} rises again from update ${formatSteps(step)} on; ${stays.name} ${stayOf(stays, step)}.`,
      step,
    ),
  ];
}

const stayOf = ({ curve: { at }, traits: { summary } }: Side, step: number): string =>
  at(step) === at(summary.steps - 1) ? `stays at ${formatLr(at(step))}` : "does not";

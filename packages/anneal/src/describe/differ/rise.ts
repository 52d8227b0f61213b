import { formatLrs, formatSteps } from "../format.ts";
import { counted } from "../words/amounts.ts";
import { isNear, isSameShare } from "./gaps.ts";
import { type Pair, type Reason, reason, type Side } from "./pair.ts";
import { isOneCourse } from "./same-shape.ts";
import type { Stretch } from "./stretch.ts";
import { later, shareOfPeak, times } from "./words.ts";

/** Where two schedules begin, how they rise, and how high. */
export function risingReasons(pair: Pair): readonly Reason[] {
  const { a, b } = pair;
  const [one, other] = [a.traits.rise, b.traits.rise];
  if (one === undefined && other === undefined) return [...start(pair), ...peak(pair)];
  if (one === undefined || other === undefined) {
    const [with_, without] = one === undefined ? [b, a] : [a, b];
    const updates = counted(Math.ceil((with_.traits.rise as Stretch).end), "update");
    const text = `${with_.name} warms up over ${updates}; ${without.name} starts at ${startOf(without)}.`;
    return [reason("warmup", text, 0), ...peak(pair)];
  }
  const late = isLate(pair, one, other);
  if (late !== undefined) return [late, ...peak(pair)];
  return [...start(pair), ...reach(pair, one, other), ...shape(pair, one, other), ...peak(pair)];
}

const first = (side: Side): number => side.curve.at(0);

/** `0, so its first update changes nothing`, `1/11 of its peak`. */
function startOf(side: Side): string {
  const lr = first(side);
  return lr === 0 ? "0, so that its first update changes nothing" : shareOfPeak(lr, side.traits.summary.peak);
}

function start({ a, b, near }: Pair): readonly Reason[] {
  const [one, other] = [first(a), first(b)];
  const [high, low] = [a.traits.summary.peak, b.traits.summary.peak];
  // A start at the same share of another peak is told by the peak.
  if (isNear(one, other, near) || isSameShare([one, high], [other, low], near)) return [];
  const [from, to] = formatLrs(one, other);
  const [left, right] = [startOf(a), startOf(b)];
  const words = left === right ? [from, to] : [left, right];
  return [reason("warmup-start", `${a.name} starts at ${words[0]}; ${b.name} at ${words[1]}.`, 0)];
}

/** All of the warmup comes the same number of updates later. */
function isLate({ a, b, near }: Pair, one: Stretch, other: Stretch): Reason | undefined {
  const by = Math.ceil(other.end) - Math.ceil(one.end);
  if (by === 0) return undefined;
  const [early, late, until] = by > 0 ? [a, b, one.end] : [b, a, other.end];
  const size = Math.abs(by);
  if (!(size < until) || until > 1e6) return undefined;
  for (let k = 0; k < until; k++)
    if (!isNear(early.curve.at(k), late.curve.at(k + size), near)) return undefined;
  const says = `${late.name} warms up as ${early.name} does, ${later(size)}: before that it stays at ${shareOfPeak(first(late), late.traits.summary.peak)}.`;
  return reason("warmup-late", says, 1);
}

function reach({ a, b }: Pair, { end }: Stretch, other: Stretch): readonly Reason[] {
  const [one, two] = [end, other.end].map(Math.ceil);
  if (one === two) return [];
  const text = `${a.name} is at its highest at update ${formatSteps(one)}, ${b.name} at ${formatSteps(two)}: ${later(two - one)}.`;
  return [reason("warmup-end", text, Math.min(one, two))];
}

function shape({ a, b }: Pair, one: Stretch, other: Stretch): readonly Reason[] {
  if (isOneCourse(a.curve, b.curve, { one, other })) return [];
  const named = one.shape !== undefined && other.shape !== undefined && one.shape !== other.shape;
  const text = named
    ? `The warmup is ${one.shape} in ${a.name}, and ${other.shape} in ${b.name}.`
    : "The two warmups differ between their ends.";
  return [reason("warmup-shape", text, 1)];
}

function peak({ a, b, near }: Pair): readonly Reason[] {
  const [one, other] = [a.traits.summary.peak, b.traits.summary.peak];
  if (isNear(one, other, near)) return [];
  const [low, high] = formatLrs(one, other);
  const by = other / one;
  const ratio =
    by >= 1.05 || by <= 0.95
      ? `: ${times(by < 1 ? 1 / by : by)} as much${by < 1 ? ` in ${a.name}` : ""}`
      : "";
  const step = Math.min(a.traits.summary.peakStep, b.traits.summary.peakStep);
  return [reason("peak", `The highest LR is ${low} in ${a.name} and ${high} in ${b.name}${ratio}.`, step)];
}

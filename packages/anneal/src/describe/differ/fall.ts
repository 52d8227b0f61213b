import { formatLrs, formatSteps } from "../format.ts";
import { counted } from "../words/amounts.ts";
import { isNear, isSameShare } from "./gaps.ts";
import { type Pair, type Reason, reason, type Side } from "./pair.ts";
import { isOneCourse } from "./same-shape.ts";
import type { Stretch } from "./stretch.ts";
import { later } from "./words.ts";

/** How long two schedules hold, how they fall, to where and until when. */
export function fallingReasons(pair: Pair): readonly Reason[] {
  const { a, b } = pair;
  const [one, other] = [a.traits.fall, b.traits.fall];
  if (one === undefined && other === undefined) return [];
  if (one === undefined || other === undefined) {
    const [falls, stays] = one === undefined ? [b, a] : [a, b];
    const { start } = falls.traits.fall as Stretch;
    const text = `${falls.name} falls from update ${formatSteps(Math.ceil(start))} on; ${stays.name} not within the run.`;
    return [reason("cooldown", text, Math.ceil(start))];
  }
  return [...hold(pair), ...length(pair, one, other), ...shape(pair, one, other), ...floor(pair, one, other)];
}

function hold({ a, b }: Pair): readonly Reason[] {
  const [one, other] = [a.traits.held, b.traits.held];
  if (Math.abs(one - other) < 1 || (isStepped(a) && isStepped(b))) return [];
  const said = (held: number): string =>
    held < 1 ? "does not hold it" : `for ${counted(Math.round(held), "update")}`;
  const [longer, shorter] = one > other ? [a, b] : [b, a];
  const text = `${longer.name} holds its peak ${said(longer.traits.held)}; ${shorter.name} ${said(shorter.traits.held)}.`;
  const step = Math.ceil(shorter.traits.fall?.start ?? 0);
  return [reason("hold", text, step)];
}

/** Ends nearer than this are one end. */
const close = 0.01;

function length(pair: Pair, one: Stretch, other: Stretch): readonly Reason[] {
  const { a, b } = pair;
  const by = other.end - one.end;
  if (Math.abs(by) < close || !Number.isFinite(by) || (isStepped(a) && isStepped(b))) return [];
  if (one.open || other.open) return openEnd(pair, one, other);
  const [early, late] = by > 0 ? [a, b] : [b, a];
  const [first, last] = by > 0 ? [one, other] : [other, one];
  const step = Math.ceil(first.end);
  const inside = inTotal(pair, Math.abs(by));
  if (inside !== undefined) {
    const text = `The warmup of ${counted(inside, "update")} is part of the length of ${early.name}, which is down at ${formatSteps(first.end)}; in ${late.name} it comes on top: down at ${formatSteps(last.end)}.`;
    return [reason("total", text, step)];
  }
  const [short, long] = [one.end - one.start, other.end - other.start];
  const same = Math.abs(short - long) < close ? `, after as many updates of falling` : "";
  const ends = `${a.name} is down at ${formatSteps(one.end)}, ${b.name} at ${formatSteps(other.end)}`;
  const amount = Number.isInteger(by) ? `: ${later(by)}` : "";
  return [reason("length", `${ends}${amount}${same}.`, step)];
}

/** One of them goes on falling where the run ends. */
function openEnd({ a, b }: Pair, one: Stretch, other: Stretch): readonly Reason[] {
  if (one.open && other.open) return [];
  const [ends, goesOn, { end }] = one.open ? [b, a, other] : [a, b, one];
  const text = `${ends.name} is down at ${formatSteps(end)}; ${goesOn.name} falls on without an end of its own.`;
  return [reason("length", text, Math.ceil(end))];
}

/** The length of the warmup, where both have it and it is what the one is longer by. */
function inTotal({ a, b }: Pair, by: number): number | undefined {
  const [one, other] = [a.traits.rise?.end, b.traits.rise?.end];
  if (one === undefined || other === undefined || Math.abs(one - other) > 1 || !(one > 1)) return undefined;
  return [one, other].find((end) => Math.abs(end - by) < close);
}

function shape({ a, b }: Pair, one: Stretch, other: Stretch): readonly Reason[] {
  // Where both go in steps, the steps are told.
  if (isStepped(a) && isStepped(b)) return [];
  if (isOneCourse(a.curve, b.curve, { one, other })) return [];
  const [left, right] = [one.shape, other.shape];
  const text =
    left === undefined || right === undefined
      ? "The two falls differ between their ends."
      : left === right
        ? `Both falls are ${left}, and yet they differ between their ends.`
        : `The fall is ${left} in ${a.name}, and ${right} in ${b.name}.`;
  return [reason("cooldown-shape", text, Math.ceil(Math.min(one.start, other.start)) + 1)];
}

const isStepped = ({ traits }: Side): boolean => traits.cuts.length > 0;

function floor({ a, b, near, steps }: Pair, one: Stretch, other: Stretch): readonly Reason[] {
  if ((isStepped(a) && isStepped(b)) || one.open || other.open) return [];
  if (isNear(one.to, other.to, { ...near, tolerance: Math.max(near.tolerance, 1e-9) })) return [];
  // A floor at the same share of another peak is told by the peak.
  if (isSameShare([one.to, one.from], [other.to, other.from], near)) return [];
  const [low, high] = formatLrs(one.to, other.to);
  return [
    reason(
      "floor",
      `${a.name} falls to ${low}, ${b.name} to ${high}.`,
      Math.min(steps - 1, Math.ceil(Math.min(one.end, other.end))),
    ),
  ];
}

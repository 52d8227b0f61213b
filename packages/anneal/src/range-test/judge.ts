import type { Middle } from "./aggregate.ts";
import { edge, type Fall, fallOf } from "./fall.ts";
import type { Sweep } from "./points.ts";
import { type Facts, leastPoints, type ReasonCode, reasons } from "./reasons.ts";
import type { Bracket, Judgement, Place } from "./report.ts";
import { silent } from "./rules/rule.ts";
import { applyRule, type RuleName, type Suggestion } from "./suggestion.ts";
import { short } from "./words.ts";

const names: readonly RuleName[] = ["steepest", "valley", "minimum/10", "below-rise"];

/** How many deviations of the curve a drop must exceed, so that sweeps of nothing but noise rarely do. */
const deviations = 6;

/** A drop below this part of the loss is none. */
const leastShare = 0.001;

/** Says what the median curve of some sweeps means. */
export function judge(curve: Middle, sweeps: readonly Sweep[]): Judgement {
  const fall = curve.lr.length > 0 ? fallOf(curve) : nowhere;
  const found = names.map((name) => applyRule(name, curve));
  const steepest = found[0].index;
  const facts = factsOf(curve, fall, sweeps);
  const codes = codesOf(curve, fall, { facts, steepest });
  const why = codes.map((code) => reasons[code](facts));
  const late = (steepest ?? 0) >= facts.points - edge(facts.points);
  const blind = codes.some((code) => mutes[code] === names);
  const place = (index: number | undefined): Place | undefined =>
    index === undefined || blind ? undefined : { lr: curve.lr[index], index };
  const ends = { steepest: place(steepest), rise: place(fall.rise) };
  const bracket = codes.length === 0 ? bracketOf(ends) : undefined;
  const because = why.map(({ message }) => message).join("; ");
  return {
    verdict: bracket ? say(bracket, ends, sweeps.length) : `The curve does not say: ${because}.`,
    bracket,
    reasons: why,
    suggestions: found.map((each) => (isMute(each.rule, codes, late) ? hush(each, because) : each)),
    rise: ends.rise,
    lowest: place(fall.lowest),
    drop: fall.drop,
  };
}

const nowhere: Fall = { start: Number.NaN, lowest: 0, drop: 0, rise: undefined };

const hush = ({ rule }: Suggestion, because: string): Suggestion => ({ rule, ...silent(because) });

interface Ends {
  readonly steepest: Place | undefined;
  readonly rise: Place | undefined;
}

const bracketOf = ({ steepest, rise }: Ends): Bracket | undefined =>
  steepest && rise && { low: steepest.lr / 10, high: rise.lr * 2 };

function say({ low, high }: Bracket, { steepest, rise }: Ends, seeds: number): string {
  const over = seeds === 1 ? "in one run" : `over ${seeds} seeds`;
  const where = `falls fastest at ${short(steepest?.lr ?? 0)} and starts to rise at ${short(rise?.lr ?? 0)}`;
  return `Search from ${short(low, 2)} to ${short(high, 2)}: ${over} the loss ${where}.`;
}

function factsOf(curve: Middle, { start, drop }: Fall, sweeps: readonly Sweep[]): Facts {
  const firsts = sweeps.map(({ lr }) => lr[0]);
  const lasts = sweeps.map(({ lr }) => lr[lr.length - 1]);
  const points = curve.lr.length;
  return {
    from: Math.max(...firsts),
    to: Math.min(...lasts),
    end: points > 0 ? curve.lr[points - 1] : Math.max(...firsts),
    points,
    tested: Math.max(0, ...sweeps.map(({ lr }) => lr.length)),
    start,
    drop,
    chance: deviations * curve.noise,
  };
}

interface Seen {
  readonly facts: Facts;
  readonly steepest: number | undefined;
}

/** Everything that keeps the curve from saying. */
function codesOf(curve: Middle, fall: Fall, { facts, steepest }: Seen): readonly ReasonCode[] {
  const { points, tested, start, drop, chance } = facts;
  if (points < leastPoints) return [tested < leastPoints ? "few-points" : "diverged"];
  if (drop <= Math.max(chance, leastShare * Math.abs(start)) || steepest === undefined) {
    const up = curve.diverged || curve.loss[points - 1] > start + chance;
    if (up && chance <= 0.1 * Math.abs(start)) return ["diverged"]; // else a fall may hide in the noise
    return [drop <= 10 * leastShare * Math.abs(start) ? "flat" : "noisy"];
  }
  const codes: ReasonCode[] = [];
  const fallenEarly = start - curve.loss[edge(points)] > Math.max(drop / 10, 3 * curve.noise);
  if (fallenEarly || steepest < edge(points)) codes.push("falls-at-once");
  if (fall.rise === undefined) codes.push("no-rise");
  return codes;
}

/** Which rules say nothing, for which reasons. */
const mutes: { readonly [Code in ReasonCode]: readonly RuleName[] } = {
  "few-points": names,
  flat: names,
  noisy: names,
  diverged: names,
  "no-rise": ["minimum/10", "below-rise"],
  "falls-at-once": ["steepest", "valley"],
};

/** A fall that is steepest where the sweep ends may be steeper beyond it. */
const isMute = (rule: RuleName, codes: readonly ReasonCode[], late: boolean): boolean =>
  codes.some((code) => mutes[code].includes(rule) || (code === "no-rise" && late));

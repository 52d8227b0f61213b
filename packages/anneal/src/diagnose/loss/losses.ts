import type { Logged } from "../../series/index.ts";
import { finitePoints } from "../points.ts";
import { type Rates, rateAt } from "../subject.ts";
import { type Excursion, excursions } from "./excursions.ts";
import { type Noise, noiseOf } from "./noise.ts";

/** What was logged of a loss. */
export interface LoggedLosses {
  readonly name: "training loss" | "validation loss";
  readonly t: Float64Array;
  readonly v: Float64Array;
  /** Steps at which the loss was logged as no number, in order. */
  readonly broken: readonly number[];
  /** Last logged step of the run. */
  readonly last: number;
}

/** A logged loss, its noise, and where it goes astray. */
export interface Losses extends LoggedLosses {
  readonly noise: Noise;
  readonly excursions: readonly Excursion[];
}

/** Fewer points than this have no noise that could be told from a trend. */
export const fewestLosses = 20;

/** What was logged of a loss, be it ever so little. */
export function loggedLosses(logged: Logged, name: Losses["name"], last: number): LoggedLosses {
  const lost = lostFrom(logged.values);
  const values = logged.values.map((loss, i) => (i < lost ? loss : Number.NaN));
  const broken = Array.from(logged.steps).filter((_, i) => !Number.isFinite(values[i]));
  return { name, ...finitePoints({ steps: logged.steps, values }), broken, last };
}

/** What a logged loss says, or nothing where it has too few points. */
export function lossesOf(logged: Logged, name: Losses["name"], last: number): Losses | undefined {
  const losses = loggedLosses(logged, name, last);
  if (losses.t.length < fewestLosses) return undefined;
  const noise = noiseOf(losses.v);
  return { ...losses, noise, excursions: excursions(losses.v, noise) };
}

/** So many losses of exactly 0 at the end of a log, after one that was well above, are what transformers writes for no number. */
const zeros = 3;
const wellAbove = 1e-3;

/** The place from which a loss is 0 to the end though it did not fall there. */
function lostFrom(values: Float64Array): number {
  let place = values.length;
  while (place > 0 && values[place - 1] === 0) place--;
  const isLost = values.length - place >= zeros && place > 0 && values[place - 1] > wellAbove * values[0];
  return isLost ? place : values.length;
}

/** Points before an excursion in which a rise of the LR may have begun it, and their least share of the log. */
const before = 10;
const beforeShare = 0.1;
/** Where the LR has just risen at more than this share of all points, that it has at one tells nothing. */
const usual = 0.5;
/** A loss leaps when one interval brings so much of its rise, and not for the LR when that rose by less of its peak since three points. */
const leap = 0.9;
const still = 0.06;

/** Places that are looked at, of a log and of a stretch of it: more tell no more. */
const looks = 200;

/** Whether the LR rose so much into an excursion that the loss may have risen with it, as after a restart. */
export function followsRise(losses: Losses, excursion: Excursion, rates: Rates | undefined): boolean {
  if (rates === undefined) return false;
  const { t } = losses;
  const { first, top } = excursion;
  const warmup = rates.recovered.phases[0];
  if (warmup?.role === "warmup" && t[first] <= warmup.end * 1.5) return false;
  if (!hasRisen(t, rates, { first, top }) || leapsAlone(losses, excursion, rates)) return false;
  const places = spread(1, t.length - 1);
  const risen = places.filter((i) => hasRisen(t, rates, { first: i, top: i }));
  return risen.length <= usual * places.length;
}

/** Whether the LR at one place is well above its lowest in the points before another. */
function hasRisen(
  t: Float64Array,
  { points }: Rates,
  { first, top }: Pick<Excursion, "first" | "top">,
): boolean {
  const count = Math.max(before, Math.ceil(beforeShare * t.length));
  const lowest = spread(Math.max(0, first - count), first - 1).reduce(
    (low, i) => Math.min(low, rateAt(points, t[i])),
    Number.POSITIVE_INFINITY,
  );
  return rateAt(points, t[top]) > 1.2 * lowest;
}

/** Places from one to another, evenly spread where they are many. */
function spread(from: number, to: number): readonly number[] {
  const count = Math.min(looks, to - from + 1);
  return Array.from({ length: count }, (_, k) =>
    Math.round(from + (k * (to - from)) / Math.max(1, count - 1)),
  );
}

/** Whether the loss leapt up while the LR hardly moved. */
function leapsAlone({ t, v }: Losses, { first, top, base }: Excursion, { points, peak }: Rates): boolean {
  const moved = rateAt(points, t[first]) - rateAt(points, t[Math.max(0, first - 3)]);
  return v[first] - v[Math.max(0, first - 1)] >= leap * (v[top] - base) && moved <= still * peak;
}

/** Median of the values in a stretch of places. */
export function levelOf(values: Float64Array, from: number, to: number): number {
  const sorted = values.slice(Math.max(0, from), Math.min(values.length, to)).sort();
  return sorted[sorted.length >> 1];
}

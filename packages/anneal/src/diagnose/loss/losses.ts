import type { Logged } from "../../series/index.ts";
import { finitePoints } from "../points.ts";
import { type Rates, rateAt } from "../subject.ts";
import { type Excursion, excursions } from "./excursions.ts";
import { type Noise, noiseOf } from "./noise.ts";

/** A logged loss, its noise, and where it goes astray. */
export interface Losses {
  readonly name: "training loss" | "validation loss";
  readonly t: Float64Array;
  readonly v: Float64Array;
  readonly noise: Noise;
  readonly excursions: readonly Excursion[];
  /** Steps at which the loss was logged as no number, in order. */
  readonly broken: readonly number[];
  /** Last logged step of the run. */
  readonly last: number;
}

/** Fewer points than this have no noise that could be told from a trend. */
export const fewestLosses = 20;

/** What a logged loss says, or nothing where it has too few points. */
export function lossesOf(logged: Logged, name: Losses["name"], last: number): Losses | undefined {
  const { t, v } = finitePoints(logged);
  if (t.length < fewestLosses) return undefined;
  const broken = Array.from(logged.steps).filter((_, i) => !Number.isFinite(logged.values[i]));
  const noise = noiseOf(v);
  return { name, t, v, noise, excursions: excursions(v, noise), broken, last };
}

/** Points before an excursion in which a rise of the LR may have begun it, and their least share of the log. */
const before = 10;
const beforeShare = 0.1;

/** Whether the LR rose so much into an excursion that the loss may have risen with it, as after a restart. */
export function followsRise({ t }: Losses, { first, top }: Excursion, rates: Rates | undefined): boolean {
  if (rates === undefined) return false;
  const warmup = rates.recovered.phases[0];
  if (warmup?.role === "warmup" && t[first] <= warmup.end * 1.5) return false;
  const count = Math.max(before, Math.ceil(beforeShare * t.length));
  const lowest = t
    .subarray(Math.max(0, first - count), first)
    .reduce((low, step) => Math.min(low, rateAt(rates.points, step)), Number.POSITIVE_INFINITY);
  return rateAt(rates.points, t[Math.min(t.length - 1, top)]) > 1.2 * lowest;
}

/** Median of the values in a stretch of places. */
export function levelOf(values: Float64Array, from: number, to: number): number {
  const sorted = values.slice(Math.max(0, from), Math.min(values.length, to)).sort();
  return sorted[sorted.length >> 1];
}

import type { Spec } from "../../schedules/index.ts";
import {
  clampOf,
  constant,
  cosine,
  easeIn,
  linear,
  onward,
  polynomial,
  repeatOf,
  sequenceOf,
  sliceOf,
} from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";

/** Warmup and total, in updates. */
export interface Lengths {
  readonly warmup: number;
  readonly total: number;
}

/** The decay never divides by less than 1. */
const decayOf = ({ warmup, total }: Lengths): number => Math.max(1, total - warmup);

/** Warmup from 0; absent when it has no length. */
export const warmed = (warmup: number, rest: Spec): Spec =>
  sequenceOf(warmup > 0 ? linear(0, 1, warmup) : undefined, rest);

export const linearDecay = ({ warmup, total }: Lengths): Spec =>
  warmed(warmup, total > warmup ? linear(1, 0, total - warmup) : constant(0));

/** transformers polynomial: `end` is a ratio of the optimizer's LR. */
export function polynomialDecay({ warmup, total }: Lengths, end: number, power: number): Spec {
  if (total <= warmup) return warmed(warmup, constant(end));
  const decay = polynomial(1, end, total - warmup, power);
  // A power of 0 stays at the peak through step `total`, and drops one step later.
  const rest = power === 0 ? sequenceOf(constant(1, total - warmup + 1), constant(end)) : decay;
  return warmed(warmup, rest);
}

/** A cosine that goes on after its end; `cycles` waves over the decay. Without waves the peak holds. */
export function waves(
  lengths: Lengths,
  { cycles, low }: { readonly cycles: number; readonly low: number },
): Spec {
  if (cycles === 0) return constant(1);
  const wave = onward(cosine(1, low, decayOf(lengths) / (2 * Math.abs(cycles))));
  return low < 0 ? clampOf(wave, { min: 0 }) : wave;
}

/** transformers cosine_warmup_with_min_lr: the warmup reaches its peak one step early, the decay begins one step in. */
export function earlyCosine(
  lengths: Lengths,
  {
    cycles,
    low,
    start,
  }: { readonly cycles: number; readonly low: number; readonly start: number | undefined },
): Spec {
  const w = lengths.warmup;
  const rise =
    start === undefined ? linear(1 / w, (w + 1) / w, w) : sliceOf(linear(start, 1, Math.max(1, w - 1)), 0, w);
  return sequenceOf(w > 0 ? rise : undefined, sliceOf(waves(lengths, { cycles, low }), 1));
}

/**
 * transformers cosine_with_restarts: cycles of equal length, then 0. Which cycle a step belongs to is decided by
 * `cycles * (t / decay)`, whose rounding may name the cycle before at the very step of a restart.
 */
export function hardRestarts(lengths: Lengths, cycles: number): Spec {
  const decay = decayOf(lengths);
  const end = lengths.total > lengths.warmup ? decay : 1;
  if (cycles === 0) return warmed(lengths.warmup, sequenceOf(constant(1, end), constant(0)));
  const wave = cosine(1, 0, decay / cycles);
  const index = (t: number): number => Math.floor(cycles * (t / decay));
  const list: PieceOf[] = [];
  let plain = true;
  for (let i = 0; i < cycles; i++) {
    const nominal = (i + 1) * (decay / cycles);
    let until = Math.max(0, Math.ceil(nominal) - 1);
    while (until < decay && index(until) <= i) until++;
    plain &&= until === Math.min(decay, Math.ceil(nominal));
    list.push({ until: Math.min(until, decay), start: (i * decay) / cycles, spec: wave });
  }
  const rest = plain ? sliceOf(repeatOf(wave, {}), 0, end) : pieces(list);
  return warmed(lengths.warmup, sequenceOf(rest, constant(0)));
}

/** The shapes of the warmup and the decay of transformers warmup_stable_decay. */
export type WsdShape = "linear" | "cosine" | "1-sqrt";

export interface WsdParts {
  readonly warmup: number;
  readonly stable: number;
  readonly decay: number;
  readonly rise: WsdShape;
  readonly fall: WsdShape;
  readonly low: number;
  readonly cycles: number;
}

/** transformers warmup_stable_decay. A stable part of negative length lets the decay begin in its middle. */
export function warmupStableDecay({ warmup, stable, decay, rise, fall, low, cycles }: WsdParts): Spec {
  const up: { readonly [S in WsdShape]: () => Spec } = {
    linear: () => linear(low, 1, warmup),
    cosine: () => cosine(low, 1, warmup),
    "1-sqrt": () => polynomial(low, 1, warmup, 0.5),
  };
  const span = Math.max(1, decay);
  const down: { readonly [S in WsdShape]: () => Spec } = {
    linear: () => linear(1, low, span),
    cosine: () => (cycles === 0 ? constant(1) : onward(cosine(1, low, span / (2 * Math.abs(cycles))))),
    "1-sqrt": () => easeIn(1, low, span, 0.5),
  };
  const [begin, end] = [warmup + stable, warmup + stable + decay];
  const first = { until: warmup, start: 0, spec: up[rise]() };
  const hold = { until: begin, start: warmup, spec: constant(1) };
  // A fall that ends on the floor holds it by itself.
  const exact = decay > 0 && (fall !== "cosine" || cycles === 0.5);
  const spec = exact && fall === "cosine" ? cosine(1, low, span) : down[fall]();
  const last = exact
    ? [{ until: Number.POSITIVE_INFINITY, start: begin, spec }]
    : [
        { until: end, start: begin, spec },
        { until: Number.POSITIVE_INFINITY, start: end, spec: constant(low) },
      ];
  const whole = pieces([first, hold, ...last]);
  return low < 0 ? clampOf(whole, { min: 0 }) : whole;
}

import { numpy as np } from "@jax-js/jax";
import type { OptimizerSpec } from "./optimizer.ts";
import { SCALARS } from "./rates.ts";

/** What an update changes: flat vectors of the same length. */
export interface Vectors {
  readonly weights: np.Array;
  readonly slots: readonly np.Array[];
  readonly ema?: np.Array;
}

/** Rates inside a compiled step. `lr` and `decay` are scalars, or vectors when there are several groups. */
export interface StepRates {
  readonly scalars: np.Array;
  readonly lr: np.Array;
  readonly decay: np.Array;
}

/**
 * One update of all vectors, written for tracing: takes over what it is given.
 *
 * As PyTorch 1.13 has it: SGD without dampening, Nesterov, Adam, AdamW, and `clip_grad_norm_` before all of them.
 * The mean of the weights is bias-corrected: after the first update it is the weights.
 *
 * @returns the new vectors and the norm of the gradient before clipping
 */
export function applyUpdate(
  spec: OptimizerSpec,
  old: Vectors,
  options: { readonly gradient: np.Array; readonly rates: StepRates },
): { readonly next: Vectors; readonly norm: np.Array } {
  const { rates } = options;
  const scalar = (name: keyof typeof SCALARS): np.Array => rates.scalars.ref.slice(SCALARS[name]);
  const norm = np.sqrt(np.sum(np.square(options.gradient.ref)));
  const clipped = clip(options.gradient, norm.ref, spec.clip);
  const { weights, slots } = moved(spec, old, { ...rates, gradient: clipped, scalar });
  const ema = old.ema?.ref.add(weights.ref.sub(old.ema).mul(scalar("blend")));
  rates.scalars.dispose();
  return { next: { weights, slots, ...(ema && { ema }) }, norm };
}

function clip(gradient: np.Array, norm: np.Array, limit: number | undefined): np.Array {
  if (limit === undefined) {
    norm.dispose();
    return gradient;
  }
  return gradient.mul(np.minimum(np.reciprocal(norm.add(1e-6)).mul(limit), 1));
}

interface Inside {
  readonly gradient: np.Array;
  readonly lr: np.Array;
  readonly scalar: (name: keyof typeof SCALARS) => np.Array;
}

function moved(spec: OptimizerSpec, old: Vectors, inside: Inside & { readonly decay: np.Array }): Vectors {
  const { lr, decay, scalar } = inside;
  if (spec.kind === "adamw") return adam(spec, { ...old, weights: old.weights.mul(decay) }, inside);
  const gradient = inside.gradient.add(old.weights.ref.mul(decay));
  if (spec.kind === "adam") return adam(spec, old, { gradient, lr, scalar });
  if (spec.kind === "sgd") return { weights: old.weights.sub(gradient.mul(lr)), slots: [] };
  const velocity = old.slots[0].mul(scalar("beta1")).add(gradient.ref);
  if (spec.kind === "momentum") return { weights: old.weights.sub(velocity.ref.mul(lr)), slots: [velocity] };
  const ahead = gradient.add(velocity.ref.mul(scalar("beta1")));
  return { weights: old.weights.sub(ahead.mul(lr)), slots: [velocity] };
}

function adam(spec: OptimizerSpec, old: Vectors, { gradient, lr, scalar }: Inside): Vectors {
  const first = old.slots[0].mul(scalar("beta1")).add(gradient.ref.mul(scalar("rest1")));
  const second = old.slots[1].mul(scalar("beta2")).add(np.square(gradient).mul(scalar("rest2")));
  const deviation = np
    .sqrt(second.ref)
    .mul(scalar("secondMoment"))
    .add(spec.epsilon ?? 1e-8);
  return { weights: old.weights.sub(first.ref.mul(lr).div(deviation)), slots: [first, second] };
}

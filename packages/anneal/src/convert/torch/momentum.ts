import type { Spec } from "../../schedules/index.ts";
import type { ConvertContext } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { constant } from "../shared/parts.ts";

/** Optimizers of torch that have neither momentum nor betas. */
const withoutMomentum = /^(Adagrad|Adadelta|LBFGS|Rprop|ASGD|Adafactor)$/i;

/** Whether the optimizer has betas, momentum, or neither; "momentum" when nothing is known. */
export function momentumOf(context: ConvertContext): "betas" | "momentum" | "none" {
  const name = context.optimizer?.name ?? "";
  if (withoutMomentum.test(name)) return "none";
  return /adam|lion|lamb|adan|ranger|novograd|madgrad/i.test(name) ? "betas" : "momentum";
}

/** Momentum as the optimizer has it: a value of its own, or the first beta. */
export function momentumFields(
  context: ConvertContext,
  specs: readonly Spec[],
): Pick<Converted, "momentum" | "betas"> & { readonly notes: readonly Note[] } {
  if (momentumOf(context) === "momentum") {
    const unknown = context.optimizer?.name === undefined;
    const text = "The scheduler also changes momentum; with Adam and its kin it would be the first beta.";
    return { momentum: specs, notes: unknown ? [note("default", text)] : [] };
  }
  const beta2 = constant(context.optimizer?.beta2 ?? 0.999);
  const text =
    "Momentum is cycled in the first beta, as torch 2 does; torch 1.13 raises for CyclicLR with betas.";
  return { betas: specs.map((spec) => [spec, beta2] as const), notes: [note("version", text)] };
}

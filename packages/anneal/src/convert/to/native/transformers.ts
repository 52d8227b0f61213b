import type { Spec } from "../../../schedules/index.ts";
import { spanOf } from "../../shared/parts.ts";
import type { Candidate, Propose } from "../exported.ts";
import { type Outline, outlineOf, partsOf, type RampOf, rampOf, tidy } from "../outline.ts";

/** Proposes schedulers of transformers by `lr_scheduler_type`. */
export const proposeTransformers: Propose = (spec, { steps }) => {
  const outline = outlineOf(spec);
  return [...(outline ? fromOutline(outline, steps) : []), ...restarts(spec)];
};

const get = (
  name: string,
  baseLr: number,
  kwargs: { readonly [name: string]: number | string },
  special = {},
): Candidate => ({
  call: {
    name: "get_scheduler",
    kwargs: {
      name,
      ...kwargs,
      ...(Object.keys(special).length > 0 && { scheduler_specific_kwargs: special }),
    },
  },
  baseLr,
});

function fromOutline({ peak, warmup, hold, decay, rest }: Outline, steps: number): readonly Candidate[] {
  const w = warmup?.over ?? 0;
  if (rest) {
    if (rest.kind !== "power" || rest.power !== -0.5 || hold !== 0) return [];
    const timescale = ((rest.per as number) ?? 1) / (rest.rate ?? 1);
    const special = timescale === w ? {} : { timescale };
    return [get("inverse_sqrt", peak, { num_warmup_steps: w }, special)];
  }
  if (!decay) {
    return w === 0
      ? [get("constant", peak, {})]
      : [get("constant_with_warmup", peak, { num_warmup_steps: w })];
  }
  const lengths = { num_warmup_steps: w, num_training_steps: w + decay.over };
  const plain = hold === 0 && (warmup === undefined || (warmup.kind === "linear" && warmup.from === 0));
  return [...(plain ? decays(decay, peak, lengths) : []), ...stable({ peak, warmup, hold, decay }, steps)];
}

function decays(
  decay: RampOf,
  peak: number,
  lengths: { readonly num_warmup_steps: number; readonly num_training_steps: number },
): readonly Candidate[] {
  const { kind, to, power } = decay;
  if (kind === "linear" && to === 0) return [get("linear", peak, lengths)];
  if (kind === "cosine")
    return [
      to === 0 ? get("cosine", peak, lengths) : get("cosine_with_min_lr", peak, lengths, { min_lr: to }),
    ];
  return [get("polynomial", peak, lengths, { lr_end: to, power })];
}

/** Warmup, hold and decay: warmup_stable_decay, whose both ends lie on one floor. */
function stable({ peak, warmup, hold, decay }: Outline, steps: number): readonly Candidate[] {
  if (!decay) return [];
  const w = warmup?.over ?? 0;
  const fall =
    decay.kind === "polynomial"
      ? decay.ease === "in" && decay.power === 0.5
        ? "1-sqrt"
        : undefined
      : decay.kind;
  const rise =
    warmup?.kind === "polynomial"
      ? warmup.power === 0.5
        ? "1-sqrt"
        : undefined
      : (warmup?.kind ?? "linear");
  if (fall === undefined || rise === undefined) return [];
  const stableSteps = Number.isFinite(hold) ? hold : steps;
  const special = {
    num_decay_steps: decay.over,
    num_stable_steps: stableSteps,
    ...(rise !== "linear" && { warmup_type: rise }),
    ...(fall !== "cosine" && { decay_type: fall }),
    ...(decay.to !== 0 && { min_lr_ratio: tidy(decay.to / peak) }),
  };
  return [get("warmup_stable_decay", peak, { num_warmup_steps: w }, special)];
}

/** A warmup and equal cosines to 0: cosine_with_restarts. */
function restarts(spec: Spec): readonly Candidate[] {
  const parts = partsOf(spec);
  const warmup = rampOf(parts[0])?.from === 0 ? rampOf(parts[0]) : undefined;
  const body = parts[warmup ? 1 : 0];
  const inner = body?.kind === "slice" && body.skip === undefined ? body.of : body;
  if (inner?.kind !== "repeat" || inner.stretch !== undefined || inner.damp !== undefined) return [];
  const wave = rampOf(inner.of);
  if (wave?.kind !== "cosine" || wave.to !== 0) return [];
  const length = body.kind === "slice" ? spanOf(body) : wave.over * (inner.times ?? 0);
  const w = warmup?.over ?? 0;
  const lengths = { num_warmup_steps: w, num_training_steps: w + length };
  return [get("cosine_with_restarts", wave.from, lengths, { num_cycles: Math.round(length / wave.over) })];
}

import type { Call } from "../../call.ts";
import type { Candidate, Propose } from "../exported.ts";
import { outlineOf, tidy } from "../outline.ts";

/** nanoGPT: a warmup from peak / (warmup + 1), then a cosine. */
export const proposeNanogpt: Propose = (spec) => {
  const outline = outlineOf(spec);
  if (!outline?.decay || outline.hold > 0) return [];
  const { peak, warmup, decay } = outline;
  const w = warmup?.over ?? 0;
  const kwargs = { learning_rate: peak, warmup_iters: w, lr_decay_iters: w + decay.over, min_lr: decay.to };
  return [{ call: { name: "get_lr", kwargs }, baseLr: peak }];
};

/** Megatron: warmup, hold and decay by the names of its flags. */
export const proposeMegatron: Propose = (spec, { steps }) => {
  const outline = outlineOf(spec);
  if (!outline) return [];
  const { peak, warmup, hold, decay } = outline;
  const w = warmup?.over ?? 0;
  const common = {
    ...(warmup && warmup.from !== 0 && { init_lr: warmup.from }),
    max_lr: peak,
    lr_warmup_steps: w,
  };
  const propose = (style: string, kwargs: { readonly [name: string]: number | string }): Candidate => ({
    call: { name: "OptimizerParamScheduler", kwargs: { ...common, ...kwargs, lr_decay_style: style } },
    baseLr: peak,
  });
  if (!decay) return [propose("constant", { lr_decay_steps: Math.max(steps, w + 1) })];
  const end = { min_lr: decay.to, lr_decay_steps: w + hold + decay.over };
  if (hold === 0 && decay.kind !== "polynomial") return [propose(decay.kind, end)];
  const wsd = decay.kind === "polynomial" ? "minus_sqrt" : decay.kind;
  return [propose("WSD", { ...end, wsd_decay_steps: decay.over, lr_wsd_decay_style: wsd })];
};

/** Composer: times in batches. Without a warmup also by the schedulers that have one, for configs know only those. */
export const proposeComposer: Propose = (spec, { steps }) => {
  const outline = outlineOf(spec);
  if (!outline || (outline.hold > 0 && outline.decay)) return [];
  const { peak, warmup, decay } = outline;
  const w = warmup?.over ?? 0;
  const total = `${w + (decay?.over ?? steps)}ba`;
  const warm = { t_warmup: `${w}ba` };
  const named = (name: string, kwargs: Call["kwargs"]): Candidate => ({
    call: { name: `${name}Scheduler`, kwargs },
    baseLr: peak,
  });
  if (!decay) {
    const plain = w > 0 ? [] : [named("Constant", {})];
    return [...plain, named("ConstantWithWarmup", { ...warm, t_max: total })];
  }
  const kind = { linear: "Linear", cosine: "CosineAnnealing", polynomial: "Polynomial" }[decay.kind];
  const rest = {
    ...(decay.kind === "polynomial" && { power: decay.power }),
    t_max: total,
    ...(decay.to !== 0 && { alpha_f: tidy(decay.to / peak) }),
  };
  return [...(w > 0 ? [] : [named(kind, rest)]), named(`${kind}WithWarmup`, { ...warm, ...rest })];
};

import { note } from "../note.ts";
import { count, flag, number } from "../params/param.ts";
import { type Schedulers, scheduler } from "../scheduler.ts";
import { constant, cosine, linear, sequenceOf } from "../shared/parts.ts";

/** nanoGPT's `get_lr`, with the defaults of its train.py. */
export const nanogpt: Schedulers = {
  get_lr: /* @__PURE__ */ scheduler(
    {
      learning_rate: number({ otherwise: 6e-4 }),
      warmup_iters: count(2000),
      lr_decay_iters: count(600_000),
      min_lr: number({ otherwise: 6e-5 }),
      decay_lr: flag(true),
    },
    ({ learning_rate: peak, warmup_iters: w, lr_decay_iters: end, min_lr: low, decay_lr }) => {
      if (!decay_lr) return { groups: [constant(peak)], notes: [] };
      const warm = w > 0 ? linear(peak / (w + 1), peak, w) : undefined;
      const decay = end > w ? cosine(peak, low, end - w) : constant(low);
      const stops = end === w ? w : undefined;
      return {
        groups: [sequenceOf(warm, decay)],
        ...(stops !== undefined && { stops }),
        notes: [
          ...(w > 0 && end > w ? [note("total", "lr_decay_iters includes the warmup.", w)] : []),
          ...(end < w ? [note("jumps", "The decay ends before the warmup: the LR drops to min_lr.", w)] : []),
          ...(stops === undefined
            ? []
            : [note("stops", `It divides by 0 at step ${w}, where the warmup ends.`, w)]),
        ],
      };
    },
  ),
};

import type { Spec } from "../../../schedules/index.ts";
import type { Write } from "../exported.ts";
import { flagLines } from "./config.ts";

/** The flags of Megatron-LM, in iterations. */
export const megatronFlags: Write = ({ call: { kwargs = {} } }) => {
  const { init_lr, max_lr, min_lr, lr_warmup_steps, lr_decay_steps, lr_decay_style } = kwargs;
  const { wsd_decay_steps, lr_wsd_decay_style } = kwargs;
  return {
    source: flagLines({
      lr: max_lr,
      ...(min_lr !== undefined && min_lr !== 0 && { "min-lr": min_lr }),
      "lr-decay-style": lr_decay_style,
      "lr-decay-iters": lr_decay_steps,
      "lr-warmup-iters": lr_warmup_steps,
      ...(init_lr !== undefined && { "lr-warmup-init": init_lr }),
      ...(wsd_decay_steps !== undefined && {
        "lr-wsd-decay-style": lr_wsd_decay_style,
        "lr-wsd-decay-iters": wsd_decay_steps,
      }),
    }),
  };
};

/** The flags of a weight decay that is constant, or grows over the whole run; undefined for others. */
export function decayFlags(groups: readonly Spec[], steps: number): string | undefined {
  const [spec] = groups;
  if (groups.some((each) => JSON.stringify(each) !== JSON.stringify(spec))) return undefined;
  if (spec.kind === "constant") return flagLines({ "weight-decay": spec.value });
  if ((spec.kind !== "linear" && spec.kind !== "cosine") || spec.over !== steps) return undefined;
  return flagLines({
    "start-weight-decay": spec.from,
    "end-weight-decay": spec.to,
    "weight-decay-incr-style": spec.kind,
    "train-iters": steps,
  });
}

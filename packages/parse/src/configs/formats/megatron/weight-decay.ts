import type { Given } from "../../keys/found.ts";
import type { Keys } from "../../keys/keys.ts";

/** Weight decay, where it is written: constant, or growing over the whole run. */
export function megatronWeightDecay(keys: Keys, over: number): { readonly [argument: string]: Given } {
  const style = keys.text("weight_decay_incr_style") ?? "constant";
  const [start, end, constant] = ["start_weight_decay", "end_weight_decay", "weight_decay"].map((name) =>
    keys.number(name, { min: 0 }),
  );
  if (style !== "constant") {
    if (start === undefined)
      keys.report("start_weight_decay", `a number, with ${style}`, start, { code: "missing" });
    if (end === undefined)
      keys.report("end_weight_decay", `a number, with ${style}`, end, { code: "missing" });
    return {
      start_wd: [start, "start_weight_decay"],
      end_wd: [end, "end_weight_decay"],
      wd_incr_steps: [over, "train_iters", "train_samples"],
      wd_incr_style: [style, "weight_decay_incr_style"],
    } as const;
  }
  for (const [name, value] of [
    ["start_weight_decay", start],
    ["end_weight_decay", end],
  ] as const) {
    if (value !== undefined)
      keys.report(name, "nothing, unless weight_decay_incr_style is linear or cosine", value);
  }
  if (constant === undefined) return {};
  return { start_wd: [constant, "weight_decay"], end_wd: [constant, "weight_decay"] } as const;
}

import type { OptimizerFacts } from "anneal/convert";
import type { Place } from "../../../reading.ts";
import { type Keys, keysOf } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";

/** The LR of MMEngine's optimizer, scaled to the real batch where the config says so. */
export function mmengineLr(keys: Keys): {
  readonly value?: number;
  readonly place: Place;
  readonly facts: OptimizerFacts;
} {
  const wrapper = keys.below("optim_wrapper");
  const optimizer = wrapper?.below("optimizer") ?? keys.below("optimizer");
  wrapper?.settle();
  const own = optimizer ?? keysOf(new Map(), keys.place, keys.scope);
  const lr = own.number("lr", { min: 0 });
  const type = own.text("type");
  own.settle();
  if (wrapper?.has("paramwise_cfg")) {
    keys.assume("paramwise_cfg gives parts of the model LRs of their own; that of all others is read.");
  }
  const accumulated = wrapper?.number("accumulative_counts") ?? 1;
  if (accumulated > 1) keys.assume(`Steps are iterations, ${accumulated} of which make an update.`);
  const value = lr === undefined ? undefined : lr * scaleOf(keys);
  return { value, place: own.placeOf("lr"), facts: optimizerFacts(type, value) };
}

/** What `auto_scale_lr` multiplies the LR by: the real batch over the one that the LR is meant for. */
function scaleOf(keys: Keys): number {
  const scaling = keys.below("auto_scale_lr");
  if (!scaling?.flag("enable")) return 1;
  const base = scaling.number("base_batch_size", { above: 0 });
  scaling.settle();
  if (base === undefined) return scaling.decline("base_batch_size", "a number", base, { code: "missing" });
  const batch = keys.scope.facts.horizon?.samplesPerStep;
  if (batch === undefined) {
    return scaling.decline("enable", "the batch over all devices, which scales the LR", undefined, {
      code: "missing",
      suggestion: "give it with --batch",
    });
  }
  keys.assume(`auto_scale_lr multiplies the LR by ${batch} / ${base}.`);
  return batch / base;
}

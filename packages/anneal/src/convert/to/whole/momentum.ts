import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import type { Converted } from "../../converted.ts";
import { from } from "../../from.ts";
import type { Draft } from "../draft.ts";
import { draftOf } from "../draft.ts";
import type { ExportOptions, Target } from "../exported.ts";
import { natives } from "../native.ts";
import { sameCurve } from "../verify.ts";

/** torch's cycles, which can carry momentum along. */
const cycles = /^(OneCycleLR|CyclicLR)$/;

/** A scheduler that carries momentum, or the first beta, with the same numbers; undefined where there is none. */
export function momentumDraft(
  target: Target,
  { groups, momentum, betas }: Pick<Converted, "groups" | "momentum" | "betas">,
  options: ExportOptions,
): Draft | undefined {
  const spec = momentum?.[0] ?? betas?.[0]?.[0];
  if (target !== "torch" || !spec) return undefined;
  const draft = draftOf(target, groups[0], options);
  if (!draft.call || !cycles.test(draft.call.name)) return undefined;
  const { steps } = options;
  const { cycle_momentum: _, ...kwargs } = draft.call.kwargs ?? {};
  const [low, high] = bounds(spec, steps);
  const defaults = draft.call.name === "OneCycleLR" ? [0.85, 0.95] : [0.8, 0.9];
  const call: Call = {
    name: draft.call.name,
    kwargs: {
      ...kwargs,
      ...(low !== defaults[0] && { base_momentum: low }),
      ...(high !== defaults[1] && { max_momentum: high }),
    },
  };
  const optimizer = { name: betas ? "AdamW" : "SGD" };
  const read = from("torch", call, { baseLrs: groups.map(() => draft.baseLr), optimizer });
  const own = read.momentum?.[0] ?? read.betas?.[0]?.[0];
  if (!own || !sameCurve(own, spec, steps)) return undefined;
  const written = natives.torch.write.python?.({ call, baseLr: draft.baseLr }, { steps });
  return written && { ...draft, call, parts: [written.source] };
}

/** The lowest and the highest value of a run. */
function bounds(spec: Spec, steps: number): readonly [number, number] {
  const { at } = compile(spec, { steps });
  let [low, high] = [at(0), at(0)];
  for (let t = 1; t < steps; t++) [low, high] = [Math.min(low, at(t)), Math.max(high, at(t))];
  return [low, high];
}

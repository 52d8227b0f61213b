import type { Spec } from "../../../schedules/index.ts";
import type { Argument } from "../../call.ts";
import type { Candidate, Propose } from "../exported.ts";
import { partsOf, type RampOf, rampOf, tidy } from "../outline.ts";

type Kwargs = { readonly [name: string]: Argument };

/** Proposes schedulers of timm that are stepped with every update. */
export const proposeTimm: Propose = (spec) => {
  const parts = [...partsOf(spec)];
  const first = rampOf(parts[0]);
  const warmup = parts.length > 1 && first?.kind === "linear" && first.to > first.from ? first : undefined;
  if (warmup) parts.shift();
  if (parts.length !== 1) return [];
  const found = body(parts[0]);
  if (!found) return [];
  const prefix =
    found.name === "StepLRScheduler" || found.name === "MultiStepLRScheduler" ? {} : { warmup_prefix: true };
  const warm = warmup
    ? { warmup_t: warmup.over, ...(warmup.from !== 0 && { warmup_lr_init: warmup.from }), ...prefix }
    : {};
  const call = { name: found.name, kwargs: { ...found.kwargs, ...warm, t_in_epochs: false } };
  return [{ call, baseLr: found.base }] satisfies readonly Candidate[];
};

interface Body {
  readonly name: string;
  readonly base: number;
  readonly kwargs: Kwargs;
}

function body(spec: Spec): Body | undefined {
  const cycles = spec.kind === "repeat" ? spec : undefined;
  const ramp = rampOf(cycles?.of ?? spec);
  if (ramp) {
    if (cycles && cycles.times === undefined) return undefined;
    const { times = 1, stretch = 1, damp = 1 } = cycles ?? {};
    const more = {
      ...(times !== 1 && { cycle_limit: times }),
      ...(stretch !== 1 && { cycle_mul: stretch }),
      ...(damp !== 1 && { cycle_decay: damp }),
    };
    return rampBody(ramp, more);
  }
  if (spec.kind === "constant") return { name: "StepLRScheduler", base: spec.value, kwargs: { decay_t: 1 } };
  if (spec.kind === "stairs" && spec.of.kind === "exponential") {
    const { from, factor, per = 1 } = spec.of;
    const every = (spec.every as number) / (spec.treads ?? 1);
    return {
      name: "StepLRScheduler",
      base: from,
      kwargs: { decay_t: every, decay_rate: tidy(factor ** (every / (per as number))) },
    };
  }
  if (spec.kind === "exponential") {
    return {
      name: "StepLRScheduler",
      base: spec.from,
      kwargs: { decay_t: 1, decay_rate: tidy(spec.factor ** (1 / ((spec.per as number) ?? 1))) },
    };
  }
  if (spec.kind !== "steps" || spec.values.length < 2) return undefined;
  const decay_t = spec.at.map((at) => (at as number) + 1);
  return {
    name: "MultiStepLRScheduler",
    base: spec.values[0],
    kwargs: { decay_t, decay_rate: tidy(spec.values[1] / spec.values[0]) },
  };
}

function rampBody(
  { kind, from, to, over, power, ease, pace, onward }: RampOf,
  more: Kwargs,
): Body | undefined {
  if (onward) return undefined;
  const common = {
    t_initial: over,
    ...(to !== 0 && { lr_min: to }),
    ...more,
    ...(pace !== 1 && { k_decay: pace }),
  };
  if (kind === "cosine" && power === 1) return { name: "CosineLRScheduler", base: from, kwargs: common };
  if (kind === "cosine" || ease === "in") return undefined;
  return { name: "PolyLRScheduler", base: from, kwargs: { ...common, power } };
}

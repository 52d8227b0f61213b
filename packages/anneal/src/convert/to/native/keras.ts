import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import type { Propose } from "../exported.ts";
import { partsOf, rampOf, tidy } from "../outline.ts";

/** Proposes schedules of keras.optimizers.schedules. */
export const proposeKeras: Propose = (spec) => {
  const parts = partsOf(spec);
  const call = parts.length === 2 ? warmupCosine(parts) : parts.length === 1 ? single(spec) : undefined;
  return call ? [{ call, baseLr: 1 }] : [];
};

function warmupCosine(parts: readonly Spec[]): Call | undefined {
  const [warmup, decay] = parts.map(rampOf);
  if (warmup?.kind !== "linear" || decay?.kind !== "cosine" || decay.from !== warmup.to) return undefined;
  return {
    name: "CosineDecay",
    kwargs: {
      initial_learning_rate: warmup.from,
      decay_steps: decay.over,
      ...(decay.to !== 0 && { alpha: tidy(decay.to / decay.from) }),
      warmup_target: warmup.to,
      warmup_steps: warmup.over,
    },
  };
}

function single(spec: Spec): Call | undefined {
  const ramp = rampOf(spec);
  if (ramp?.kind === "cosine" && ramp.from !== 0) {
    const alpha = ramp.to === 0 ? {} : { alpha: tidy(ramp.to / ramp.from) };
    return {
      name: "CosineDecay",
      kwargs: { initial_learning_rate: ramp.from, decay_steps: ramp.over, ...alpha },
    };
  }
  if (ramp && ramp.kind !== "cosine" && ramp.ease === "out") {
    const { from, to, over, power } = ramp;
    const more = power === 1 ? {} : { power };
    return {
      name: "PolynomialDecay",
      kwargs: { initial_learning_rate: from, decay_steps: over, end_learning_rate: to, ...more },
    };
  }
  switch (spec.kind) {
    case "exponential":
      return decay("ExponentialDecay", spec, spec.factor);
    case "power":
      return spec.power === -1 ? decay("InverseTimeDecay", spec, spec.rate ?? 1) : undefined;
    case "stairs": {
      const inner = single(spec.of);
      const same = "per" in spec.of && spec.of.per === spec.every;
      return inner && same ? { ...inner, kwargs: { ...inner.kwargs, staircase: true } } : undefined;
    }
    case "steps": {
      const boundaries = spec.at.map((at) => (at as number) - 1);
      return { name: "PiecewiseConstantDecay", kwargs: { boundaries, values: spec.values } };
    }
    case "repeat":
      return restarts(spec);
    default:
      return undefined;
  }
}

const decay = (
  name: string,
  { from, per = 1 }: { readonly from: number; readonly per?: unknown },
  rate: number,
): Call => ({
  name,
  kwargs: { initial_learning_rate: from, decay_steps: per as number, decay_rate: rate },
});

function restarts({ of, stretch = 1, damp }: Extract<Spec, { readonly kind: "repeat" }>): Call | undefined {
  const wave = rampOf(of);
  if (wave?.kind !== "cosine" || wave.from === 0) return undefined;
  const more = {
    ...(damp !== undefined && { m_mul: damp }),
    ...(wave.to !== 0 && { alpha: tidy(wave.to / wave.from) }),
  };
  return {
    name: "CosineDecayRestarts",
    kwargs: {
      initial_learning_rate: wave.from,
      first_decay_steps: wave.over,
      ...(stretch !== 2 && { t_mul: stretch }),
      ...more,
    },
  };
}

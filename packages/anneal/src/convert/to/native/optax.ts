import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import { spanOf } from "../../shared/parts.ts";
import type { Propose } from "../exported.ts";
import { partsOf, rampOf, tidy } from "../outline.ts";

/** Proposes schedules of optax: one for each part, joined. */
export const proposeOptax: Propose = (spec) => {
  const parts = partsOf(spec);
  const calls = parts.map(single);
  const found = calls.every((call) => call !== undefined) ? calls : undefined;
  return [
    ...warmupCosine(parts),
    ...(found ? [found.length === 1 ? found[0] : joined(parts, found)] : []),
  ].map((call) => ({
    call,
    baseLr: 1,
  }));
};

function joined(parts: readonly Spec[], schedules: readonly Call[]): Call {
  let start = 0;
  const boundaries = parts.slice(0, -1).map((part) => {
    start += spanOf(part);
    return start;
  });
  return { name: "join_schedules", kwargs: { schedules, boundaries } };
}

/** The schedule that people know by name. */
function warmupCosine(parts: readonly Spec[]): readonly Call[] {
  const [warmup, decay] = parts.map(rampOf);
  if (parts.length !== 2 || warmup?.kind !== "linear" || decay?.kind !== "cosine" || decay.from !== warmup.to)
    return [];
  if (decay.onward || decay.pace !== 1) return [];
  return [
    {
      name: "warmup_cosine_decay_schedule",
      kwargs: {
        init_value: warmup.from,
        peak_value: warmup.to,
        warmup_steps: warmup.over,
        decay_steps: warmup.over + decay.over,
        ...(decay.to !== 0 && { end_value: decay.to }),
        ...(decay.power !== 1 && { exponent: decay.power }),
      },
    },
  ];
}

function single(spec: Spec): Call | undefined {
  const ramp = rampOf(spec);
  if (ramp) {
    const { kind, from, to, over, power, ease, pace, onward } = ramp;
    if (onward || pace !== 1) return undefined;
    if (kind === "cosine") {
      if (from === 0) return undefined;
      const alpha = to === 0 ? {} : { alpha: tidy(to / from) };
      return {
        name: "cosine_decay_schedule",
        kwargs: { init_value: from, decay_steps: over, ...alpha, ...(power !== 1 && { exponent: power }) },
      };
    }
    const ends = { init_value: from, end_value: to };
    if (kind === "linear") return { name: "linear_schedule", kwargs: { ...ends, transition_steps: over } };
    return ease === "out"
      ? { name: "polynomial_schedule", kwargs: { ...ends, power, transition_steps: over } }
      : undefined;
  }
  if (spec.kind === "constant") return { name: "constant_schedule", kwargs: { value: spec.value } };
  if (spec.kind === "exponential" && spec.over === undefined) return exponential(spec, false);
  if (spec.kind === "stairs" && spec.of.kind === "exponential" && spec.of.per === spec.every)
    return exponential(spec.of, true);
  if (spec.kind === "clamp" && (spec.of.kind === "exponential" || spec.of.kind === "stairs")) {
    const inner = single(spec.of);
    const bound = spec.min ?? spec.max;
    return inner && { ...inner, kwargs: { ...inner.kwargs, end_value: bound } };
  }
  if (spec.kind === "steps" && spec.values.every((value) => value > 0)) {
    const scales = spec.at.map((at, i) => [String(at), tidy(spec.values[i + 1] / spec.values[i])]);
    return {
      name: "piecewise_constant_schedule",
      kwargs: { init_value: spec.values[0], boundaries_and_scales: Object.fromEntries(scales) },
    };
  }
  return spec.kind === "knots" ? knots(spec) : undefined;
}

const exponential = (spec: Extract<Spec, { readonly kind: "exponential" }>, staircase: boolean): Call => ({
  name: "exponential_decay",
  kwargs: {
    init_value: spec.from,
    transition_steps: (spec.per as number) ?? 1,
    decay_rate: spec.factor,
    ...(staircase && { staircase }),
  },
});

function knots({ points, via = "linear" }: Extract<Spec, { readonly kind: "knots" }>): Call | undefined {
  if (via !== "linear" || !points.every(([, value]) => value > 0)) return undefined;
  const scales = points.slice(1).map(([at, value], i) => [String(at), tidy(value / points[i][1])]);
  return {
    name: "piecewise_interpolate_schedule",
    kwargs: {
      interpolate_type: "linear",
      init_value: points[0][1],
      boundaries_and_scales: Object.fromEntries(scales),
    },
  };
}

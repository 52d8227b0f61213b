import type { Spec } from "../../../schedules/index.ts";
import type { Dictionary } from "../../call.ts";
import { spanOf } from "../../shared/parts.ts";
import type { Candidate, Propose } from "../exported.ts";
import { highest, partsOf, rampOf, tidy } from "../outline.ts";
import { multiStep, proposeOneCycleWith } from "./cuts.ts";

/**
 * Proposes lists of MMEngine's schedulers, in updates. Each enters with the LR that the one before has left, so a ramp
 * that must arrive is given one update more, which it shares with the next.
 */
export const proposeMmengine: Propose = (spec) => {
  const parts = partsOf(spec);
  const first = parts.map(highest).reduce((a, b) => Math.max(a, b), 0);
  const list = first > 0 ? members(parts, first) : undefined;
  return [...(list ? [listOf(list, first)] : []), ...oneCycles(parts)];
};

const listOf = (list: readonly Dictionary[], baseLr: number): Candidate => ({
  call: { name: "param_scheduler", kwargs: { param_scheduler: list } },
  baseLr,
});

function members(parts: readonly Spec[], base: number): readonly Dictionary[] | undefined {
  const list: Dictionary[] = [];
  let [start, lr] = [0, base];
  for (const part of parts) {
    const span = spanOf(part);
    const found = member(part, { start, lr, base, span });
    if (!found) return undefined;
    list.push(...found.list.map((each) => ({ ...each, by_epoch: false })));
    [start, lr] = [start + span, found.to];
  }
  // No scheduler at all is a constant: one that never acts.
  return list.length > 0 ? list : [{ type: "ConstantLR", factor: 1, by_epoch: false }];
}

interface Place {
  readonly start: number;
  /** The LR in force. */
  readonly lr: number;
  readonly base: number;
  readonly span: number;
}

/** The schedulers of one part, and the LR that they leave. */
function member(
  part: Spec,
  { start, lr, base, span }: Place,
): { readonly list: readonly Dictionary[]; readonly to: number } | undefined {
  const begin = start > 0 ? { begin: start } : {};
  const window = { ...begin, end: start + span + 1 };
  const ramp = rampOf(part);
  if (ramp) {
    const { kind, from, to, power, ease, pace, onward } = ramp;
    if (!Number.isInteger(span) || pace !== 1) return undefined;
    const made = (fields: Dictionary) => ({ list: [fields], to });
    if (kind === "cosine" && power === 1 && from === lr) {
      const end = onward ? {} : { end: window.end };
      return made({ type: "CosineAnnealingLR", T_max: span, ...floor(to), ...begin, ...end });
    }
    if (onward) return undefined;
    if (kind === "linear" && from > 0 && (start === 0 || from === lr) && to <= base && from <= base) {
      const unit = start === 0 ? base : lr;
      if (from <= unit && to <= unit)
        return made({
          type: "LinearLR",
          start_factor: tidy(from / unit),
          end_factor: tidy(to / unit),
          ...window,
        });
    }
    if (kind !== "cosine" && ease === "out" && from === lr) {
      return made({ type: "PolyLR", power, ...floor(to), ...window });
    }
    return undefined;
  }
  if (part.kind === "constant") {
    if (part.value === lr) return { list: [], to: lr };
    if (start > 0 || !(part.value < base && part.value > 0)) return undefined;
    const end = Number.isFinite(span) ? { end: span + 1 } : {};
    return { list: [{ type: "ConstantLR", factor: tidy(part.value / base), ...end }], to: base };
  }
  return endless(part, { begin, lr });
}

const floor = (to: number): Dictionary => (to === 0 ? {} : { eta_min: to });

/** What has no end of its own. */
function endless(part: Spec, { begin, lr }: { readonly begin: Dictionary; readonly lr: number }) {
  const made = (fields: Dictionary) => ({ list: [{ ...fields, ...begin }], to: lr });
  if (part.kind === "exponential" && part.from === lr && part.over === undefined)
    return made({ type: "ExponentialLR", gamma: tidy(part.factor ** (1 / ((part.per as number) ?? 1))) });
  if (part.kind === "stairs" && part.of.kind === "exponential" && part.of.from === lr) {
    const size = (part.every as number) / (part.treads ?? 1);
    return made({
      type: "StepLR",
      step_size: size,
      gamma: part.of.factor ** (size / ((part.of.per as number) ?? 1)),
    });
  }
  if (part.kind === "steps" && part.values[0] === lr) {
    const cuts = multiStep(part);
    return cuts && made({ type: "MultiStepLR", ...cuts });
  }
  const wave = part.kind === "repeat" ? rampOf(part.of) : undefined;
  if (part.kind !== "repeat" || wave?.kind !== "cosine" || wave.from !== lr || part.times === undefined)
    return undefined;
  const { times, stretch = 1, damp = 1 } = part;
  if (times > 64) return undefined;
  const counted = Array.from({ length: times }, (_, i) => i);
  return made({
    type: "CosineRestartLR",
    periods: counted.map((i) => wave.over * stretch ** i),
    restart_weights: counted.map((i) => damp ** i),
    eta_min: wave.to,
  });
}

const oneCycles = (parts: readonly Spec[]): readonly Candidate[] =>
  proposeOneCycleWith(parts, "eta_max").map(({ call, baseLr }) => {
    const { cycle_momentum: _, ...kwargs } = call.kwargs ?? {};
    return listOf([{ type: "OneCycleLR", ...kwargs, by_epoch: false }], baseLr);
  });

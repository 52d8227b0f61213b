import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import { spanOf } from "../../shared/parts.ts";
import type { Candidate, Propose } from "../exported.ts";
import { partsOf, rampOf, tidy } from "../outline.ts";
import { multiStep } from "./cuts.ts";
import { proposeOneCycle } from "./torch-one-cycle.ts";

/** A scheduler of torch for one part, whose optimizer has this LR. */
function single(spec: Spec, base: number, length: number): Call | undefined {
  const ratio = (value: number): number => tidy(value / base);
  const ramp = rampOf(spec);
  if (ramp && ramp.pace === 1 && Number.isInteger(ramp.over) && ramp.over > 0) {
    const { kind, from, to, over, power, ease } = ramp;
    if (kind === "cosine" && power === 1 && from === base) {
      return { name: "CosineAnnealingLR", kwargs: { T_max: over, ...(to !== 0 && { eta_min: to }) } };
    }
    if (kind !== "cosine" && ease === "out" && to === 0 && from === base) {
      return { name: "PolynomialLR", kwargs: { total_iters: over, ...(power !== 1 && { power }) } };
    }
    if (kind === "linear" && from > 0 && from <= base && to <= base) {
      return {
        name: "LinearLR",
        kwargs: { start_factor: ratio(from), end_factor: ratio(to), total_iters: over },
      };
    }
  }
  if (spec.kind === "constant") {
    const forever = Number.isFinite(length) ? length + 1 : 1_000_000_000;
    const factor = ratio(spec.value);
    return factor <= 1
      ? { name: "ConstantLR", kwargs: { factor, total_iters: factor === 1 ? 0 : forever } }
      : undefined;
  }
  if (spec.kind === "exponential" && spec.from === base) {
    return {
      name: "ExponentialLR",
      kwargs: { gamma: tidy(spec.factor ** (1 / ((spec.per as number) ?? 1))) },
    };
  }
  if (spec.kind === "stairs" && spec.of.kind === "exponential" && spec.of.from === base) {
    const per = (spec.of.per as number) ?? 1;
    const size = (spec.every as number) / (spec.treads ?? 1);
    return { name: "StepLR", kwargs: { step_size: size, gamma: tidy(spec.of.factor ** (size / per)) } };
  }
  if (spec.kind === "steps" && spec.values[0] === base) {
    const cuts = multiStep(spec);
    return cuts && { name: "MultiStepLR", kwargs: { ...cuts } };
  }
  if (spec.kind === "repeat" && spec.damp === undefined) {
    const wave = rampOf(spec.of);
    if (wave?.kind !== "cosine" || wave.from !== base) return undefined;
    const more = {
      ...(spec.stretch && { T_mult: spec.stretch }),
      ...(wave.to !== 0 && { eta_min: wave.to }),
    };
    return { name: "CosineAnnealingWarmRestarts", kwargs: { T_0: wave.over, ...more } };
  }
  return undefined;
}

/** A lower level, and then the LR of the optimizer. */
function restored(spec: Spec): readonly Candidate[] {
  if (spec.kind !== "steps" || spec.values.length !== 2 || !(spec.values[0] < spec.values[1])) return [];
  const [low, base] = spec.values;
  const kwargs = { factor: tidy(low / base), total_iters: spec.at[0] as number };
  return [{ call: { name: "ConstantLR", kwargs }, baseLr: base }];
}

/** Proposes torch schedulers: one, several in a row, or a cycle. */
export const proposeTorch: Propose = (spec, { steps }) => {
  const parts = partsOf(spec);
  const bases = [...new Set(parts.flatMap(levels))]
    .filter((lr) => lr > 0 && Number.isFinite(lr))
    .sort((a, b) => b - a);
  return [
    ...restored(spec),
    ...bases.slice(0, 4).flatMap((base) => inARow(parts, base, steps)),
    ...cyclic(spec),
    ...proposeOneCycle(parts),
  ];
};

function inARow(parts: readonly Spec[], base: number, steps: number): readonly Candidate[] {
  const starts: number[] = [];
  let start = 0;
  for (const part of parts) {
    starts.push(start);
    start += spanOf(part);
  }
  const milestones = [...starts.slice(1)];
  const ends = [...milestones, Number.POSITIVE_INFINITY];
  const calls = parts.map((part, i) => single(part, base, ends[i] - starts[i]));
  if (!calls.every((call) => call !== undefined)) return [];
  if (calls.length === 1) {
    // What climbs back after its end is held by a constant, if the run goes on.
    const ramp = rampOf(parts[0]);
    const alone = { call: calls[0], baseLr: base };
    if (!ramp || ramp.onward || ramp.kind !== "cosine" || ramp.over >= steps) return [alone];
    const held = single({ kind: "constant", value: ramp.to }, base, Infinity);
    return held ? [{ call: sequential([calls[0], held], [ramp.over]), baseLr: base }] : [alone];
  }
  if (!milestones.every((at) => Number.isInteger(at) && at > 0)) return [];
  const last = rampOf(parts[parts.length - 1]);
  const joined = { call: sequential(calls, milestones), baseLr: base };
  if (!last || last.onward || last.kind !== "cosine") return [joined];
  const end = starts[starts.length - 1] + last.over;
  const held = single({ kind: "constant", value: last.to }, base, Infinity);
  if (end >= steps || !held || !Number.isInteger(end)) return [joined];
  return [{ call: sequential([...calls, held], [...milestones, end]), baseLr: base }];
}

const sequential = (schedulers: readonly Call[], milestones: readonly number[]): Call => ({
  name: "SequentialLR",
  kwargs: { schedulers, milestones },
});

/** A base LR under a wave of two lines: CyclicLR. */
function cyclic(spec: Spec): readonly Candidate[] {
  const [floor, wave] = spec.kind === "sum" && spec.of.length === 2 ? spec.of : [undefined, spec];
  if (wave.kind !== "repeat" || wave.of.kind !== "sequence" || wave.stretch !== undefined) return [];
  const [up, down] = wave.of.of.map(rampOf);
  const low = floor?.kind === "constant" ? floor.value : floor ? Number.NaN : 0;
  if (up?.kind !== "linear" || down?.kind !== "linear" || wave.of.of.length !== 2) return [];
  const [base_lr, max_lr] = [low + up.from, low + up.to];
  const mode = wave.damp === 0.5 ? { mode: "triangular2" } : {};
  const sizes = { step_size_up: up.over, ...(down.over !== up.over && { step_size_down: down.over }) };
  const call = { name: "CyclicLR", kwargs: { base_lr, max_lr, ...sizes, ...mode, cycle_momentum: false } };
  return [{ call, baseLr: max_lr }];
}

/** The levels that a part begins or ends with. */
function levels(spec: Spec): readonly number[] {
  const ramp = rampOf(spec);
  if (ramp) return [ramp.from, ramp.to];
  if (spec.kind === "constant") return [spec.value];
  if (spec.kind === "exponential") return [spec.from];
  if (spec.kind === "steps") return [spec.values[0]];
  return spec.kind === "stairs" || spec.kind === "repeat" ? levels(spec.of) : [];
}

import { compile, partsOf } from "../compile/index.ts";
import { problem, refuse } from "../errors/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { brief, type Edited, type EditOptions } from "./edited.ts";
import { pin } from "./pin.ts";
import { rescale } from "./rescale.ts";

export interface ExtendOptions extends EditOptions {
  /** How many updates are done. */
  readonly at: number;
  /** The new length of the run, in steps. */
  readonly steps: number;
}

/**
 * More (or fewer) steps for a run that is under way. What has been trained stays as it was, and the LR does not jump at
 * step `at`:
 *
 *   in a hold, the hold grows:       lr(t) = of(t) up to `at`; of(at) for the new steps; then of as before, later
 *   elsewhere, what is left stretches: lr(t) = of(at + (t - at) / ratio),   ratio = (new steps - at) / (old steps - at)
 *
 * @throws AnnealError when `at` is not a step before both ends, or the spec does not compile.
 * @example compile(extend(linear({ from: 1, to: 0, over: 100 }), { steps: 100 }, { at: 50, steps: 150 }).spec, { steps: 150 }).at(100); // 0.25
 */
export function extend(spec: Spec, horizon: Horizon, options: ExtendOptions): Edited {
  const { at, steps, compiler = compile } = options;
  const curve = compiler(spec, horizon);
  if (!(at >= 0 && at < horizon.steps)) {
    refuse([problem("range", "extend.at", `a step of the run, from 0 to ${horizon.steps - 1}`, at)]);
  }
  if (!(Number.isInteger(steps) && steps > at)) {
    refuse([
      problem("range", "extend.steps", `a whole number of steps above ${at}, those that are done`, steps),
    ]);
  }
  const pinned = pin(spec, horizon, compiler);
  const notes = [`steps 0 to ${at} stay as they are; at step ${at} the LR goes on at ${brief(curve.at(at))}`];
  const extra = steps - horizon.steps;
  const part = partsOf(curve, horizon.steps).find(({ start, end }) => start <= at && at < end);
  if (part?.kind === "constant" && extra > 0) {
    notes.push(
      `the hold is ${extra} steps longer; what follows keeps its lengths and comes ${extra} steps later`,
    );
    return { spec: withLongerHold(pinned, { at, extra, value: curve.at(at), path: part.path }), notes };
  }
  const left = horizon.steps - at;
  const ratio = (steps - at) / left;
  const stretched = rescale(pinned, { steps: left }, { steps: steps - at }, { compiler }).spec;
  notes.push(
    `the ${left} steps that were left become ${steps - at}: the rest of the curve is ${brief(ratio)} times as long`,
  );
  const done: Spec = { kind: "slice", of: pinned, over: at };
  return {
    spec: { kind: "sequence", of: [done, { kind: "slice", of: stretched, skip: at * ratio }] },
    notes,
  };
}

interface Hold {
  readonly at: number;
  readonly extra: number;
  readonly value: number;
  readonly path: string;
}

/** Lengthens a hold: where it stands, if it is a part of the outermost sequence; else by a new part within it. */
function withLongerHold(pinned: Spec, { at, extra, value, path }: Hold): Spec {
  const index = Number(/^sequence\.of\[(\d+)\]$/.exec(path)?.[1] ?? -1);
  const hold = pinned.kind === "sequence" ? pinned.of[index] : undefined;
  if (pinned.kind === "sequence" && hold?.kind === "constant") {
    const longer: Spec = hold.over === undefined ? hold : { ...hold, over: (hold.over as number) + extra };
    return { ...pinned, of: pinned.of.map((each) => (each === hold ? longer : each)) };
  }
  const done: Spec = { kind: "slice", of: pinned, over: at };
  const more: Spec = { kind: "constant", value, over: extra };
  return { kind: "sequence", of: [done, more, { kind: "slice", of: pinned, skip: at }] };
}

import { compile, partsOf } from "../compile/index.ts";
import { problem, refuse } from "../errors/index.ts";
import type { Curve, Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { brief, compiled, type Edited, type EditOptions } from "./edited.ts";
import { pin } from "./pin.ts";
import { stretch } from "./stretch.ts";

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
 *   in a hold, the hold grows:         lr(t) = of(t) up to `at`; of(at) for the new steps; then of as before, later
 *   what has no planned end goes on:   lr(t) = of(t)
 *   elsewhere, what is left stretches: lr(t) = of(at + (t - at) / ratio),   ratio = (new steps - at) / (old steps - at)
 *
 * @throws AnnealError when `at` is not a step before both ends, or the spec does not compile.
 * @example compile(extend(linear({ from: 1, to: 0, over: 100 }), { steps: 100 }, { at: 50, steps: 150 }).spec, { steps: 150 }).at(100); // 0.25
 */
export function extend(spec: Spec, horizon: Horizon, options: ExtendOptions): Edited {
  const { at, steps, compiler = compile } = options;
  const curve = compiler(spec, horizon);
  if (!(Number.isInteger(at) && at >= 0 && at < horizon.steps)) {
    refuse([problem("range", "extend.at", `a whole step of the run, from 0 to ${horizon.steps - 1}`, at)]);
  }
  if (!(Number.isInteger(steps) && steps > at)) {
    refuse([
      problem("range", "extend.steps", `a whole number of steps above ${at}, those that are done`, steps),
    ]);
  }
  const pinned = pin(spec, horizon, compiler);
  const level = curve.at(at);
  const notes = [`steps 0 to ${at} stay as they are; at step ${at} the LR goes on at ${brief(level)}`];
  const give = (result: Spec, note: string): Edited =>
    compiled({ spec: result, notes: [...notes, note] }, compiler, { steps });
  const extra = steps - horizon.steps;
  const part = partsOf(curve, horizon.steps).find(({ start, end }) => start <= at && at < end);
  const held = part?.kind === "constant" && curve.at(part.start) === level ? part : undefined;
  if (part?.end === Infinity || isEndless(curve)) {
    return give(pinned, "it has no planned end: it goes on as it would have");
  }
  if (held && extra > 0) {
    return give(
      withLongerHold(pinned, { at, extra, value: level, path: held.path }),
      `the hold is ${extra} steps longer; what follows keeps its lengths and comes ${extra} steps later`,
    );
  }
  const left = horizon.steps - at;
  const ratio = (steps - at) / left;
  const rest = stretchedFrom(pinned, { at, ratio, level, whole: horizon.steps }, compiler);
  return give(
    at === 0 ? rest : { kind: "sequence", of: [{ kind: "slice", of: pinned, over: at }, rest] },
    `the ${left} steps that were left become ${steps - at}: the rest of the curve is ${brief(ratio)} times as long`,
  );
}

/** Whether a curve goes on beyond any run by its own formula, as inverse square root and cycles without a number do. */
function isEndless({ kind, span, like, pieces, cycles }: Curve): boolean {
  if (like) return isEndless(like);
  if (cycles) return cycles.times === Infinity;
  const last = pieces?.[pieces.length - 1];
  return last ? last.end === Infinity && isEndless(last.curve) : span === Infinity && kind !== "constant";
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
    const longer: Spec = { ...hold, over: (hold.over as number) + extra };
    return { ...pinned, of: pinned.of.map((each, i) => (i === index ? longer : each)) };
  }
  const done: Spec = { kind: "slice", of: pinned, over: at };
  const more: Spec = { kind: "constant", value, over: extra };
  return { kind: "sequence", of: [done, more, { kind: "slice", of: pinned, skip: at }] };
}

interface Rest {
  readonly at: number;
  readonly ratio: number;
  readonly level: number;
  readonly whole: number;
}

/** What comes after step `at`, slower by `ratio`, beginning at `level`. */
function stretchedFrom(pinned: Spec, { at, ratio, level, whole }: Rest, compiler: typeof compile): Spec {
  const slower = stretch(pinned, compiler, { ratio, times: (duration) => (duration as number) * ratio });
  const curve = compiler(slower, { steps: whole });
  // A jump at `at` itself may come an ulp too late.
  const skip = [at * ratio, at * ratio * (1 + 2 ** -50)].find(
    (t) => Math.abs(curve.at(t) - level) <= 1e-9 * Math.abs(level),
  );
  if (skip !== undefined) return skip === 0 ? slower : { kind: "slice", of: slower, skip };
  // A logarithm, say, has another course over another length: as a second cycle, `ratio` times as long, it keeps its own.
  const once: Spec = { kind: "slice", of: pinned, over: whole };
  const twice: Spec = { kind: "repeat", of: once, times: 2, stretch: ratio };
  return { kind: "slice", of: twice, skip: whole + at * ratio };
}

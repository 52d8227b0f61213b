import { compile, type Spec } from "anneal";
import type { LoadedLog } from "./types.ts";

/** What a run has done, as the beginning of a schedule that goes on from there. */
export interface Past {
  /** Updates that were done. */
  readonly at: number;
  /** The parts that have ended. */
  readonly parts: readonly Spec[];
  /** Where they end. From there to `at` the LR was `level`. */
  readonly done: number;
  /** The last LR. */
  readonly level: number;
  /** Its highest LR. */
  readonly peak: number;
}

/** The past of a run whose schedule was recovered; nothing where no LR was logged. */
export function pastOf({
  diagnosis,
  last,
  run,
}: Pick<LoadedLog, "diagnosis" | "last" | "run">): Past | undefined {
  const { recovered } = diagnosis;
  if (recovered === undefined || run.lr === undefined) return undefined;
  const at = Math.floor(last) + 1;
  const { spec } = recovered;
  const curve = compile.inspect(spec, { steps: Math.max(1, Math.ceil(recovered.horizon), at) }).curve;
  if (curve === undefined) return undefined;
  const level = curve.at(at - 1);
  const peak = asTyped(run.lr.values.reduce((most, lr) => (lr > most ? lr : most), 0));
  if (!(level >= 0 && level < Number.POSITIVE_INFINITY && peak > 0)) return undefined;
  const held = heldOf(spec);
  const done = held?.parts.reduce((sum, part) => sum + spanOf(part, at), 0);
  if (held !== undefined && done !== undefined && Number.isInteger(done) && done < at)
    return { at, parts: held.parts, done, level, peak };
  return { at, parts: [{ kind: "slice", of: spec, over: at }], done: at, level, peak };
}

/** A rate as it was typed: with the fewest digits that a log in single precision could mean. */
export function asTyped(rate: number): number {
  for (let digits = 1; digits < 7; digits++) {
    const near = Number(rate.toPrecision(digits));
    if (Math.abs(near - rate) <= 1e-6 * Math.abs(rate)) return near;
  }
  return rate;
}

/** The parts before a level that a schedule ends with. */
function heldOf(spec: Spec): { readonly parts: readonly Spec[] } | undefined {
  if (spec.kind === "constant") return { parts: [] };
  if (spec.kind !== "sequence") return undefined;
  const last = spec.of.at(-1);
  return last?.kind === "constant" ? { parts: spec.of.slice(0, -1) } : undefined;
}

const spanOf = (spec: Spec, steps: number): number => compile(spec, { steps }).span;

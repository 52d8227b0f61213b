import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Framework } from "../frameworks.ts";
import { from } from "../from.ts";
import { type Note, note } from "../note.ts";
import { recursionOf } from "../torch/recursion.ts";
import type { Candidate } from "./exported.ts";

/** What reading a scheduler back has shown. */
export type Proof =
  /** The same numbers. */
  | { readonly kind: "equal"; readonly notes: readonly Note[] }
  /** The same formula, but the framework's recursion loses so large a share of an LR on the way. */
  | { readonly kind: "drifts"; readonly by: number; readonly step: number }
  | { readonly kind: "differs" };

const differs: Proof = { kind: "differs" };

/** Steps that are compared: all of a short run; of a long one the first, the last, and many between. */
function sampledSteps(steps: number): readonly number[] {
  const most = 5000;
  if (steps <= most) return Array.from({ length: steps }, (_, i) => i);
  const spaced = Array.from({ length: most }, (_, i) => Math.floor((i * steps) / most));
  const ends = Array.from({ length: 200 }, (_, i) => [i, steps - 1 - i]).flat();
  return [...new Set([...spaced, ...ends])].sort((a, b) => a - b);
}

/** What is asked for. */
export interface Wanted {
  readonly spec: Spec;
  readonly steps: number;
}

/**
 * Whether a scheduler, read back, has the numbers of a spec in every update of a run: within 1e-12 of each, and 1e-15 of
 * the largest. A scheduler that `from` refuses, or that stops within the run, has not.
 */
export function prove(framework: Framework, { call, baseLr }: Candidate, { spec, steps }: Wanted): Proof {
  try {
    const read = from(framework, call, { baseLrs: [baseLr], maxDuration: `${steps}ba`, horizon: { steps } });
    if ((read.stops ?? steps) < steps || read.control || read.positions) return differs;
    const [want, got] = [compile(spec, { steps }), compile(read.groups[0], { steps })];
    const times = sampledSteps(steps);
    const peak = times.reduce((most, t) => Math.max(most, Math.abs(want.at(t))), 0);
    // Beyond this a recursion may overflow where a formula does not.
    if (!(peak <= 1e50)) return differs;
    const near = (t: number, value: number): boolean => withinTolerance(value, want.at(t), peak);
    if (!times.every((t) => near(t, got.at(t)))) return differs;
    const single = read.exact && inSingle(read.exact.groups[0], want.at, { steps, peak });
    if (single === "differs") return differs;
    const drift = framework === "torch" ? driftOf({ call, baseLr }, want.at, { steps, peak }) : undefined;
    return drift ?? { kind: "equal", notes: single ? [single] : read.notes };
  } catch {
    return differs;
  }
}

/** Whether two curves have the same numbers throughout a run. */
export function sameCurve(a: Spec, b: Spec, steps: number): boolean {
  const [own, want] = [compile(a, { steps }), compile(b, { steps })];
  const times = sampledSteps(steps);
  const peak = times.reduce((most, t) => Math.max(most, Math.abs(want.at(t))), 0);
  return times.every((t) => withinTolerance(own.at(t), want.at(t), peak));
}

/** Whether a scheduler gives every group of an optimizer with these LRs its own numbers. */
export function proveGroups(
  framework: Framework,
  { call, lrs }: { readonly call: Candidate["call"]; readonly lrs: readonly number[] },
  { groups, steps }: { readonly groups: readonly Spec[]; readonly steps: number },
): boolean {
  try {
    const read = from(framework, call, { baseLrs: lrs, maxDuration: `${steps}ba`, horizon: { steps } });
    return (
      read.groups.length === groups.length &&
      groups.every((spec, g) => sameCurve(read.groups[g], spec, steps))
    );
  } catch {
    return false;
  }
}

const withinTolerance = (value: number, expected: number, peak: number): boolean =>
  Math.abs(value - expected) <= 1e-12 * Math.abs(expected) + 1e-15 * peak;

/**
 * The note of a framework that computes in float32, where its own values stay within 1e-6 of a curve, and 1e-7 of its
 * highest: the precision of the format itself.
 */
function inSingle(
  exact: Spec,
  at: (step: number) => number,
  { steps, peak }: { readonly steps: number; readonly peak: number },
): Note | "differs" {
  const own = compile(exact, { steps });
  const times = sampledSteps(steps);
  const off = (t: number): number => Math.abs(own.at(t) - at(t));
  if (!times.every((t) => off(t) <= 1e-6 * Math.abs(at(t)) + 1e-7 * peak)) return "differs";
  const step = times.reduce((most, t) => (off(t) > off(most) ? t : most), times[0]);
  const text = `The framework keeps positions in float32: at most ${(off(step) / peak).toExponential(0)} of the highest LR off.`;
  return note("precision", text, step);
}

/** In fewer steps no recursion of torch loses 1e-12: measured at most 2e-13. */
const short = 1000;

/** In more steps a recursion is not run to see. */
const longest = 1_000_000;

/** How far torch's recursion is from a curve, where that is too far. */
function driftOf(
  { call, baseLr }: Candidate,
  at: (step: number) => number,
  { steps, peak }: { readonly steps: number; readonly peak: number },
): Proof | undefined {
  const recursion = steps > short ? recursionOf(call, baseLr) : undefined;
  if (!recursion) return undefined;
  const table = recursion.of(Math.min(steps, longest));
  const step = table.findIndex((value, t) => !withinTolerance(value, at(t), peak));
  if (step < 0) return steps > longest ? { kind: "drifts", by: 1e-12, step: longest } : undefined;
  const by = table.reduce(
    (most, value, t) => Math.max(most, Math.abs(value - at(t)) / Math.abs(at(t) || peak)),
    0,
  );
  return { kind: "drifts", by, step };
}

import { compile, sample } from "../../compile/index.ts";
import type { Curve, Spec } from "../../schedules/index.ts";
import type { Framework } from "../frameworks.ts";
import { from } from "../from.ts";
import { type Note, note } from "../note.ts";
import { recursionOf } from "../torch/recursion.ts";
import { edgesOf } from "./edges.ts";
import type { Candidate } from "./exported.ts";

/** What reading a scheduler back has shown. */
export type Proof =
  /** The same numbers. */
  | { readonly kind: "equal"; readonly notes: readonly Note[] }
  /** The same formula, but the framework's recursion loses so large a share of an LR on the way. */
  | { readonly kind: "drifts"; readonly by: number; readonly step: number }
  | { readonly kind: "differs" };

const differs: Proof = { kind: "differs" };

/** Steps that are compared: all of a short run; of a long one the first, the last, many between, and those at edges. */
function sampledSteps(steps: number, ...specs: readonly Spec[]): readonly number[] {
  if (steps <= every) return Array.from({ length: steps }, (_, i) => i);
  const spaced = Array.from({ length: many }, (_, i) => Math.floor((i * steps) / many));
  const ends = Array.from({ length: 100 }, (_, i) => [i, steps - 1 - i]).flat();
  const edges = specs.flatMap((spec) =>
    edgesOf(spec).flatMap((t) => [-2, -1, 0, 1, 2].map((d) => Math.floor(t) + d)),
  );
  const inside = edges.filter((t) => t >= 0 && t < steps).slice(0, 2 * every);
  return [...new Set([...spaced, ...ends, ...inside])].sort((a, b) => a - b);
}

const every = 5000;
const many = 1500;

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
    const asked = sampledSteps(steps, spec);
    // fastai's schedules are functions of the position in the run: it is asked for those alone that are compared.
    const positions =
      framework === "fastai" && asked.length < steps ? asked.map((t) => t / steps) : undefined;
    const read = from(framework, call, {
      baseLrs: [baseLr],
      maxDuration: `${steps}ba`,
      horizon: { steps },
      ...(positions && { positions }),
    });
    if ((read.stops ?? steps) < steps || read.control || (read.positions && !positions)) return differs;
    const [want, own] = [compile(spec, { steps }), compile(read.groups[0], { steps })];
    const got = positions ? { at: (t: number) => own.at(t / steps) } : own;
    const times = positions ? asked : sampledSteps(steps, spec, read.groups[0]);
    const peak = times.reduce((most, t) => Math.max(most, Math.abs(want.at(t))), 0);
    // Beyond this a recursion may overflow where a formula does not.
    if (!(peak <= 1e50)) return differs;
    const near = (t: number, value: number): boolean => withinTolerance(value, want.at(t), peak);
    if (!times.every((t) => near(t, got.at(t)))) return differs;
    const single = read.exact && inSingle(read.exact.groups[0], want.at, { times, steps, peak });
    if (single === "differs") return differs;
    const drift = framework === "torch" ? driftOf({ call, baseLr }, want, { steps, peak }) : undefined;
    return drift ?? { kind: "equal", notes: single ? [single] : read.notes };
  } catch {
    return differs;
  }
}

/** Whether two curves have the same numbers throughout a run. */
export function sameCurve(a: Spec, b: Spec, steps: number): boolean {
  const [own, want] = [compile(a, { steps }), compile(b, { steps })];
  const times = sampledSteps(steps, a, b);
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
  {
    times,
    steps,
    peak,
  }: { readonly times: readonly number[]; readonly steps: number; readonly peak: number },
): Note | "differs" {
  const own = compile(exact, { steps });
  // One entry for each step, or for each that is compared.
  const off = times.map((t, k) => Math.abs(own.at(times.length < steps ? k : t) - at(t)));
  if (!off.every((each, k) => each <= 1e-6 * Math.abs(at(times[k])) + 1e-7 * peak)) return "differs";
  const most = off.reduce((best, each, k) => (each > off[best] ? k : best), 0);
  const text = `The framework keeps positions in float32: at most ${(off[most] / peak).toExponential(0)} of the highest LR off.`;
  return note("precision", text, times[most]);
}

/** In fewer steps no recursion of torch loses 1e-12 on the way down, or in a sixth of them on the way up again. */
const short = 20_000;

/** In more steps a recursion is not run to see. */
const longest = 1_000_000;

/** How far torch's recursion is from a curve, where that is too far. */
function driftOf(
  { call, baseLr }: Candidate,
  want: Curve,
  { steps, peak }: { readonly steps: number; readonly peak: number },
): Proof | undefined {
  const recursion = steps > (climbsBack(call, steps) ? 1000 : short) ? recursionOf(call, baseLr) : undefined;
  if (!recursion) return undefined;
  const table = recursion.of(Math.min(steps, longest));
  // Filled values are quick, and a last bit or two off: what seems too far is computed once more.
  const quick = sample(want, table.length);
  let [step, by] = [-1, 0];
  for (let t = 0; t < table.length; t++) {
    if (withinTolerance(table[t], quick[t], peak)) continue;
    const expected = want.at(t);
    const off = Math.abs(table[t] - expected);
    if (withinTolerance(table[t], expected, peak)) continue;
    if (step < 0) step = t;
    by = Math.max(by, off / Math.abs(expected || peak));
  }
  if (step < 0 && steps <= longest) return undefined;
  return step < 0 ? { kind: "drifts", by: 1e-12, step: longest } : { kind: "drifts", by, step };
}

/** Whether a cosine goes on beyond its lowest point. */
const climbsBack = ({ name, kwargs = {} }: Candidate["call"], steps: number): boolean =>
  name === "SequentialLR" || (name === "CosineAnnealingLR" && (kwargs.T_max as number) < steps - 1);

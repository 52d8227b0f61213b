import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Framework } from "../frameworks.ts";
import { from } from "../from.ts";
import type { Note } from "../note.ts";
import type { Candidate } from "./exported.ts";

/** Steps that are compared: all of a short run; of a long one the first, the last, and many between. */
function sampledSteps(steps: number): readonly number[] {
  const most = 5000;
  if (steps <= most) return Array.from({ length: steps }, (_, i) => i);
  const spaced = Array.from({ length: most }, (_, i) => Math.floor((i * steps) / most));
  const ends = Array.from({ length: 200 }, (_, i) => [i, steps - 1 - i]).flat();
  return [...new Set([...spaced, ...ends])].sort((a, b) => a - b);
}

/**
 * Whether a scheduler, read back, has the numbers of a spec in every update of a run: within 1e-12 of each, and 1e-15 of
 * the largest. Its notes, if it has; a scheduler that `from` refuses, or that stops within the run, has not.
 */
export function notesIfEqual(
  framework: Framework,
  { call, baseLr }: Candidate,
  { spec, steps }: { readonly spec: Spec; readonly steps: number },
): readonly Note[] | undefined {
  try {
    const read = from(framework, call, { baseLrs: [baseLr], maxDuration: `${steps}ba`, horizon: { steps } });
    if ((read.stops ?? steps) < steps || read.control || read.positions || read.exact) return undefined;
    const [want, got] = [compile(spec, { steps }), compile(read.groups[0], { steps })];
    const times = sampledSteps(steps);
    const peak = times.reduce((most, t) => Math.max(most, Math.abs(want.at(t))), 0);
    // Beyond this a recursion may overflow where a formula does not.
    if (!(peak <= 1e50)) return undefined;
    const equal = times.every((t) => {
      const expected = want.at(t);
      return Math.abs(got.at(t) - expected) <= 1e-12 * Math.abs(expected) + 1e-15 * peak;
    });
    return equal ? read.notes : undefined;
  } catch {
    return undefined;
  }
}

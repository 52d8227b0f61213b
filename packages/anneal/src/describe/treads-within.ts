import type { AnySpec, Spec } from "../schedules/index.ts";
import { type Duration, resolveSteps } from "../units/index.ts";
import { changesOf, mostChanges } from "./changes.ts";
import { findSpec } from "./find-spec.ts";
import { formatSteps } from "./format.ts";
import type { Leg } from "./legs.ts";
import { shapeName } from "./shape-name.ts";

/** More changes than this share of the updates are a slope. */
const steep = 0.5;

interface Place {
  readonly kind: string;
  readonly path: string;
}

/** Whether a part is written in treads, which samples of a long run may step over. */
export const mayBeTreads = ({ kind, path }: Place, spec: Spec | undefined): boolean =>
  kind === "steps" || (spec !== undefined && (findSpec(spec, path)?.above.includes("stairs") ?? false));

/** The treads of a part, each a flat leg, found update by update; none where it is no staircase. */
export function treadsWithin(
  at: (step: number) => number,
  [start, end]: readonly [number, number],
  part: Place,
  { steps, spec }: { readonly steps: number; readonly spec: Spec | undefined },
): Leg[] {
  const changes = changesOf(at, start, end);
  if (changes.length === 0 || changes.length > steep * (end - start)) return [];
  const shape = shapeName(at, [start, end], part, spec);
  const nominal =
    at(changes[changes.length - 1]) === 0 ? written(part, [changes[0], end], { steps, spec }) : 0;
  const counted =
    changes.length === mostChanges
      ? `more than ${formatSteps(mostChanges)}`
      : formatSteps(Math.max(nominal, changes.length + 1));
  return [start, ...changes].map((from, k) => ({
    course: "flat",
    start: from,
    end: changes[k] ?? end,
    from: at(from),
    to: at(from),
    treads: counted,
    ...(shape !== undefined && { shape }),
  }));
}

/** Treads as they are written, from the first change on and one before: those too low to differ from 0 count as well. */
function written(
  { path }: Place,
  [first, end]: readonly [number, number],
  { steps, spec }: { readonly steps: number; readonly spec: Spec | undefined },
): number {
  const found = spec === undefined ? undefined : findSpec(spec, path);
  const stairs = found?.around.filter(({ kind }) => kind === "stairs").at(-1);
  if (stairs === undefined || found?.spec.kind !== "exponential") return 0;
  const { every, treads = 1 } = stairs as AnySpec & { every: Duration; treads?: number };
  const length = resolveSteps(every, "every", { steps }, steps);
  if (typeof length !== "number" || !Number.isInteger(length / treads)) return 0;
  return 1 + Math.ceil((end - first) / (length / treads));
}

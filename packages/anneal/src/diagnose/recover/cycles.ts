import type { Spec } from "../../schedules/index.ts";
import { END, lrAt, START, TO } from "./curve.ts";
import { specOfPart, tidy } from "./part-spec.ts";
import type { Part } from "./parts.ts";
import { specOfParts } from "./spec-of.ts";

/** Cycles of a schedule: the same parts again and again. */
export interface Cycles {
  readonly spec: Spec;
  /** Place of the first part of the first cycle, parts in a cycle, and cycles that were seen, the last perhaps in part. */
  readonly first: number;
  readonly size: number;
  readonly count: number;
  readonly span: number;
  readonly stretch: number;
  readonly damp: number;
}

/** The most parts in a cycle: up and down, or warmup, hold and decay. */
const mostParts = 3;

/** Ways to see parts as cycles, the shortest cycle first. Whether one of them is right, the points must say. */
export function cyclesIn(parts: readonly Part[]): readonly Cycles[] {
  const found: Cycles[] = [];
  for (let size = 1; size <= mostParts; size++) {
    for (let first = 0; first <= 2 && first + size < parts.length; first++) {
      const cycles = cyclesFrom(parts, first, size);
      if (cycles !== undefined) found.push(cycles);
    }
  }
  return found;
}

function cyclesFrom(parts: readonly Part[], first: number, size: number): Cycles | undefined {
  const same = (a: number, b: number): boolean => {
    const [one, other] = [parts[a].model, parts[b].model];
    return one.family.kind === other.family.kind;
  };
  let end = first + size;
  while (end < parts.length && same(end, end - size)) end++;
  const count = Math.ceil((end - first) / size);
  if (count < 2 || parts[first].model.family.kind === "constant") return undefined;
  if (cutShort(parts, { first, size, count })) return undefined;
  const starts = Array.from({ length: count }, (_, c) => startOf(parts[first + c * size]));
  const lengths = starts.slice(1).map((start, c) => start - starts[c]);
  const last = parts[first + (count - 1) * size];
  if (size === 1 && isAnchored(last)) lengths.push(last.model.p[END] - last.model.p[START]);
  const span = tidy(lengths[0]);
  const stretch = lengths.length > 1 ? Number((lengths[1] / lengths[0]).toPrecision(3)) : 1;
  const cycle = parts.slice(first, first + size);
  const low = Math.min(...cycle.flatMap((part) => [lowOf(part), highOf(part)]));
  const height = (c: number): number =>
    Math.max(...parts.slice(first + c * size, Math.min(end, first + (c + 1) * size)).map(highOf)) - low;
  const damp = Number((height(1) / height(0)).toPrecision(4));
  if (!(span > 0) || !(stretch > 0) || !(damp > 0)) return undefined;
  const lifted = damp !== 1 && low > 0;
  const of = cycleSpec(cycle, { start: starts[0], span, lower: lifted ? low : 0 });
  const isLast = end === parts.length;
  const again: Spec = {
    kind: "repeat",
    of,
    ...((!isLast || stretch < 1) && { times: count }),
    ...(stretch !== 1 && { stretch }),
    ...(damp !== 1 && { damp }),
  };
  const cycles: Spec = lifted ? { kind: "sum", of: [{ kind: "constant", value: low }, again] } : again;
  const before = first > 0 ? listOf(specOfParts(parts.slice(0, first))) : [];
  const after = parts.slice(end).map(specOfPart);
  const whole = [...before, cycles, ...after];
  const spec: Spec = whole.length === 1 ? cycles : { kind: "sequence", of: whole };
  return { spec, first, size, count, span, stretch, damp };
}

/** A cycle is over when so much of its height is left at most. */
const over = 0.05;

/** Whether a cycle that is followed by a jump ended before its curve did: a resumed run, no restart. */
function cutShort(
  parts: readonly Part[],
  { first, size, count }: { readonly first: number; readonly size: number; readonly count: number },
): boolean {
  return parts.slice(first + 1, first + count * size).some((next, k) => {
    const before = parts[first + k];
    if (!next.jump && !(count === 2 && isWarmedAgain(before, next))) return false;
    const [top, left] = [lrAt(before.model, before.begin), lrAt(before.model, before.end)];
    const target = endsItself.includes(before.model.family.kind) ? before.model.p[TO] : 0;
    const allowed = endsItself.includes(before.model.family.kind) ? over : 2 * over;
    // One step before its end a short cycle is still well above it.
    const step = Math.abs(lrAt(before.model, before.end) - lrAt(before.model, before.end - 1));
    return Math.abs(left - target) > allowed * Math.abs(top - target) + 2 * step;
  });
}

/** A second warmup is a small part of the decay before it; half of a cyclic schedule is as long as the other. */
const small = 0.25;

const isWarmedAgain = (before: Part, next: Part): boolean =>
  lrAt(next.model, next.end) > lrAt(next.model, next.begin) &&
  next.end - next.begin < small * (before.end - before.begin);

/** Kinds whose curve has an end of its own. */
const endsItself: readonly string[] = ["cosine", "mirror-cosine", "polynomial-out", "rex"];

const listOf = (spec: Spec): readonly Spec[] => (spec.kind === "sequence" ? spec.of : [spec]);

const isAnchored = ({ model }: Part): boolean => model.family.kind === "cosine";

const startOf = (part: Part): number => (isAnchored(part) ? part.model.p[START] : part.begin);
const endOf = (part: Part): number => (isAnchored(part) ? part.model.p[END] : part.end);
const highOf = (part: Part): number =>
  Math.max(lrAt(part.model, startOf(part)), lrAt(part.model, endOf(part)));
const lowOf = (part: Part): number =>
  Math.min(lrAt(part.model, startOf(part)), lrAt(part.model, endOf(part)));

/** One cycle, from its own start on, `lower` by so much. */
function cycleSpec(
  cycle: readonly Part[],
  { start, span, lower }: { readonly start: number; readonly span: number; readonly lower: number },
): Spec {
  const of = cycle.map((part, k): Spec => {
    const begin = k === 0 ? start : part.begin;
    const end = k === cycle.length - 1 ? start + span : part.end;
    const p = part.model.p.slice();
    p[0] -= lower;
    p[1] -= lower;
    return specOfPart({ model: { ...part.model, p }, begin, end });
  });
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

import { type AnySpec, check, compile, type Horizon, partsOf, type Spec, toSteps } from "anneal";
import { type PhaseName, phases } from "anneal/describe";
import type { DrawnLayer } from "../../../workspace/drawn.ts";
import { getAt, isWithin, keyNamed, pathOf } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";

/** The steps that a part of a spec rules, and what it is for. */
export interface Range {
  readonly start: number;
  /** Infinity for one without an end. */
  readonly end: number;
  readonly name?: PhaseName;
}

/** Where each part of a spec lies, by its key. What does not compile is laid out as far as its lengths are known. */
export function rangesOf(
  spec: AnySpec,
  horizon: Horizon,
  drawn?: Pick<DrawnLayer, "spec" | "curve" | "phases">,
): (key: string) => Range | undefined {
  if (drawn !== undefined && drawn.spec === spec) return holds(spec, rangesIn(drawn, horizon));
  if (check(spec, horizon).problems.length > 0) {
    const laid = layOut(spec as Open, horizon);
    return (key) => laid.get(key);
  }
  const curve = compile(spec as Spec, horizon);
  return holds(spec, rangesIn({ curve, phases: phases(curve, horizon.steps, spec as Spec) }, horizon));
}

/**
 * A level of a step or two is a hold, though a phase before or after it may take it in. Of several curves at once none is
 * the warmup or the cooldown.
 */
function holds(spec: AnySpec, rangeOf: (key: string) => Range | undefined): typeof rangeOf {
  return (key) => {
    const range = rangeOf(key);
    const isMoving = range?.name === "warmup" || range?.name === "cooldown";
    const part = isMoving ? (getAt(spec, pathOf(key)) as Open | undefined) : undefined;
    if (range === undefined || part === undefined) return range;
    if (part.kind === "constant") return { ...range, name: "hold" };
    return Array.isArray(part.of) ? { start: range.start, end: range.end } : range;
  };
}

function rangesIn(
  { curve, phases: named }: Pick<DrawnLayer, "curve" | "phases">,
  { steps }: Horizon,
): (key: string) => Range | undefined {
  const parts = partsOf(curve, steps).map((part) => ({ ...part, key: keyNamed(part.path) ?? "" }));
  return (key) => {
    const own = parts.filter((part) => isWithin(part.key, key));
    if (own.length === 0) return undefined;
    const start = Math.min(...own.map((part) => part.start));
    const end = Math.max(...own.map((part) => part.end));
    const middle = (start + Math.min(end, steps)) / 2;
    const inside = named.filter((phase) => phase.start < Math.min(end, steps) && phase.end > start);
    const name =
      inside.length === 1
        ? inside[0].name
        : inside.find((phase) => phase.start <= middle && phase.end > middle)?.name;
    return { start, end, ...(inside.length <= 2 && name !== undefined && { name }) };
  };
}

/** Parts of a sequence end to end, by the lengths that are written; "rest" is what they leave. */
function layOut(spec: Open, horizon: Horizon): Map<string, Range> {
  const found = new Map<string, Range>();
  if (spec.kind !== "sequence" || !Array.isArray(spec.of)) return found;
  const parts = spec.of as (Open | null)[];
  const lengths = parts.map((part) => lengthOf(part?.over, horizon));
  const known = lengths.reduce<number>((sum, length) => sum + (typeof length === "number" ? length : 0), 0);
  let start = 0;
  for (const [k, part] of parts.entries()) {
    const length = lengths[k] === "rest" ? Math.max(0, horizon.steps - known) : lengths[k];
    if (typeof length !== "number") break;
    const name = part === null ? undefined : nameOf(part);
    found.set(`of[${k}]`, { start, end: start + length, ...(name !== undefined && { name }) });
    start += length;
  }
  return found;
}

function lengthOf(written: unknown, horizon: Horizon): number | "rest" | undefined {
  if (written === "rest") return "rest";
  try {
    return toSteps(written as number, horizon);
  } catch {
    return undefined;
  }
}

function nameOf({ kind, from, to }: Open): PhaseName | undefined {
  if (kind === "constant") return "hold";
  if (typeof to !== "number") return undefined;
  const start = typeof from === "number" ? from : 0;
  return start < to ? "warmup" : "cooldown";
}

import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import { spanOf } from "../../shared/parts.ts";

/** A part of a schedule that rules up to a time (which the next one already has), and counts from its start. */
export interface Ruling {
  readonly until: number;
  readonly start: number;
  readonly spec: Spec;
}

/** The length of a part, however deep: as it compiles. */
export function lengthOf(spec: Spec): number {
  const known = spanOf(spec);
  return known < Infinity ? known : compile(spec, { steps: 1 }).span;
}

/** A schedule as parts one after another, if it is made of few; the last one rules for ever. */
export function rulingParts(spec: Spec): readonly Ruling[] | undefined {
  const parts = allParts(spec)?.filter(({ until, start }) => until > start);
  return parts && parts.length > 1 && parts.length <= most ? parts : undefined;
}

/** Longer lists are looked up. */
const most = 12;

function allParts(spec: Spec): readonly Ruling[] | undefined {
  if (spec.kind === "sequence") {
    let end = 0;
    return spec.of.map((part, i) => {
      const start = end;
      end = i === spec.of.length - 1 ? Infinity : start + lengthOf(part);
      return { until: end, start, spec: part };
    });
  }
  if (spec.kind === "steps" && spec.at.length < most) {
    return spec.values.map((value, k) => ({
      until: (spec.at[k] as number | undefined) ?? Infinity,
      start: k === 0 ? 0 : (spec.at[k - 1] as number),
      spec: { kind: "constant", value },
    }));
  }
  if (spec.kind === "knots" && spec.via !== "smooth" && spec.points.length <= most / 2) {
    const last = spec.points[spec.points.length - 1];
    const before: Ruling = {
      until: spec.points[0][0] as number,
      start: 0,
      spec: { kind: "constant", value: spec.points[0][1] },
    };
    const between = spec.points.slice(0, -1).map(([at, from], i): Ruling => {
      const [until, to] = [spec.points[i + 1][0] as number, spec.points[i + 1][1]];
      const over = until - (at as number);
      const part: Spec =
        spec.via === "log"
          ? { kind: "exponential", from, factor: to / from, per: over > 0 ? over : 1 }
          : { kind: "linear", from, to, over };
      return { until, start: at as number, spec: part };
    });
    const held: Ruling = {
      until: Infinity,
      start: last[0] as number,
      spec: { kind: "constant", value: last[1] },
    };
    return [before, ...between, held];
  }
  return undefined;
}

import type { Spec } from "../../schedules/index.ts";
import { constant, scaled, sequenceOf, spanOf } from "../shared/parts.ts";

/**
 * The same schedule in fewer words, for recognising it: factors go into levels, sequences in sequences become one, ramps
 * that do not move become constants. Rounding may differ in the last bit.
 */
export function simplify(spec: Spec): Spec {
  switch (spec.kind) {
    case "scale":
      return times(spec.by, simplify(spec.of));
    case "linear": {
      const from = spec.from ?? spec.to / ((spec.over as number) + 1);
      return level({ ...spec, from });
    }
    case "cosine":
    case "polynomial":
      return level(spec);
    case "sequence":
      return joined(spec.of.map(simplify));
    case "slice": {
      const of = simplify(spec.of);
      const { skip = 0, over } = spec;
      if (skip === 0 && over !== undefined && over === spanOf(of)) return of;
      // A ramp in a longer window holds its end.
      if (skip === 0 && isHolding(of) && (over as number) > spanOf(of))
        return sequenceOf(of, constant(of.to, (over as number) - spanOf(of)));
      return of.kind === "constant" && of.over === undefined
        ? constant(of.value, over as number)
        : { ...spec, of };
    }
    case "stairs":
    case "repeat":
    case "clamp":
      return { ...spec, of: simplify(spec.of) };
    case "sum":
      return { ...spec, of: spec.of.map(simplify) };
    default:
      return spec;
  }
}

/** The same in a run that is over when a last ramp is: whether that would go on no longer matters. */
export function settled(spec: Spec, steps: number): Spec {
  const parts = spec.kind === "sequence" ? spec.of : [spec];
  const start = parts.slice(0, -1).reduce((sum, part) => sum + spanOf(part), 0);
  const last = parts[parts.length - 1];
  if (!("past" in last) || last.past !== "continue" || start + (last.over as number) < steps - 1) return spec;
  const { past: _, ...held } = last;
  return sequenceOf(...parts.slice(0, -1), held as Spec);
}

/** A ramp that holds its last level. */
const isHolding = (spec: Spec): spec is Spec & { readonly to: number } =>
  (spec.kind === "linear" || spec.kind === "cosine" || spec.kind === "polynomial") &&
  !("past" in spec && spec.past === "continue");

/** A ramp between equal levels is a constant. */
const level = (spec: Spec & { readonly kind: "linear" | "cosine" | "polynomial" }): Spec =>
  spec.from === spec.to ? constant(spec.to, spec.over as number) : spec;

/** Parts end to end, those of sequences among them; a last constant that only holds what was reached is left out. */
function joined(parts: readonly Spec[]): Spec {
  const flat = parts.flatMap((part) => (part.kind === "sequence" ? part.of : [part]));
  const present = flat.filter((part, i) => i === flat.length - 1 || spanOf(part) !== 0);
  const [last, before] = [present[present.length - 1], present[present.length - 2]];
  const holds = before && "past" in before && before.past === "continue" ? undefined : before;
  const repeated =
    last.kind === "constant" && holds && "to" in holds && holds.kind !== "tanh" && holds.to === last.value;
  const left = repeated ? present.slice(0, -1) : present;
  return left.length > 1 && left.every(isLevel) ? levels(left) : sequenceOf(...left);
}

type Level = Extract<Spec, { readonly kind: "constant" }>;

const isLevel = (spec: Spec): spec is Level => spec.kind === "constant";

/** Constants one after another. */
function levels(parts: readonly Level[]): Spec {
  let end = 0;
  const at = parts.slice(0, -1).map(({ over }) => {
    end += over as number;
    return end;
  });
  return { kind: "steps", at, values: parts.map(({ value }) => value) };
}

/** A spec whose levels are all multiplied. */
function times(by: number, spec: Spec): Spec {
  switch (spec.kind) {
    case "linear":
      return { ...spec, from: by * (spec.from as number), to: by * spec.to };
    case "cosine":
    case "polynomial":
    case "tanh":
    case "log":
    case "rex":
      return { ...spec, from: by * spec.from, to: by * spec.to };
    case "exponential":
    case "power":
      return { ...spec, from: by * spec.from };
    case "constant":
      return { ...spec, value: by * spec.value };
    case "steps":
      return { ...spec, values: spec.values.map((value) => by * value) };
    case "knots":
      return { ...spec, points: spec.points.map(([t, y]) => [t, by * y] as const) };
    case "table":
      return { ...spec, runs: spec.runs.map(([value, n]) => [by * value, n] as const) };
    case "sequence":
    case "sum":
      return { ...spec, of: spec.of.map((part) => times(by, part)) };
    case "slice":
    case "stairs":
    case "repeat":
      return { ...spec, of: times(by, spec.of) };
    default:
      return scaled(by, spec);
  }
}

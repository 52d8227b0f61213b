import type { Compiler, Spec } from "anneal";
import type { Converted } from "anneal/convert";
import { type Difference, differ, type Remark } from "anneal/describe";
import type { Layer } from "../../input/layers.ts";
import type { Side, Sides } from "./sides.ts";

/** Something that both sides schedule, compared. */
export interface Track {
  /** `LR`, `LR of group 2`, `momentum`. */
  readonly name: string;
  readonly found: Difference;
  readonly layers: readonly [Layer, Layer];
}

/** Everything that both schedule, and what only one of them does. */
export interface Compared {
  readonly tracks: readonly Track[];
  readonly says: readonly string[];
}

/** Compares the LR of every parameter group, and whatever else both schedule. */
export function compareSides({ a, b, steps }: Sides, tolerance: number, compiler: Compiler): Compared {
  const groups = Math.min(a.layers.length, b.layers.length);
  const tracks = Array.from({ length: groups }, (_, group): Track => {
    const [one, other] = [a.layers[group], b.layers[group]];
    const name = groups === 1 ? "LR" : `LR of group ${group + 1}`;
    const [left, right] = [a, b].map((side) => remarksOf(side));
    const found = differ(
      { ...one, name: a.letter, notes: left },
      { ...other, name: b.letter, notes: right },
      { steps, tolerance },
    );
    return { name, found, layers: [one, other] };
  });
  const more = others.map((level) => compareLevel(level, { a, b, steps }, { tolerance, compiler }));
  const odd = a.layers.length === b.layers.length ? [] : [oddGroups(a, b)];
  return {
    tracks: [...tracks, ...more.flatMap(({ tracks: found = [] }) => found)],
    says: [...odd, ...units(a, b), ...more.flatMap(({ says = [] }) => says)],
  };
}

const remarksOf = ({ layers }: Side): readonly Remark[] => layers[0].foreign?.converted.notes ?? [];

const oddGroups = (a: Side, b: Side): string => {
  const [few, many] = a.layers.length < b.layers.length ? [a, b] : [b, a];
  const first =
    few.layers.length === 1 ? "the first is compared" : `the first ${few.layers.length} are compared`;
  return `${many.letter} has ${many.layers.length} parameter groups, ${few.letter} has ${few.layers.length}: ${first}`;
};

/** What one step is, where it is not the same for both. */
function units(a: Side, b: Side): readonly string[] {
  const [one, other] = [a, b].map((side) => remarksOf(side).find(({ code }) => code === "unit")?.text);
  if (one === other) return [];
  return [one && `${a.letter}: ${one}`, other && `${b.letter}: ${other}`].filter(
    (each) => each !== undefined,
  );
}

/** What a scheduler may change beside the LR. */
interface Level {
  readonly name: string;
  readonly of: (converted: Converted) => readonly Spec[] | undefined;
}

const others: readonly Level[] = [
  { name: "momentum", of: ({ momentum }) => momentum },
  { name: "beta1", of: ({ betas }) => betas?.map(([beta1]) => beta1) },
  { name: "weight decay", of: ({ weightDecay }) => weightDecay },
];

function compareLevel(
  { name, of }: Level,
  { a, b, steps }: Omit<Sides, "says">,
  { tolerance, compiler }: { readonly tolerance: number; readonly compiler: Compiler },
): Partial<Compared> {
  const [one, other] = [a, b].map(({ layers }) => layers[0].foreign && of(layers[0].foreign.converted));
  if (one === undefined && other === undefined) return {};
  if (one === undefined || other === undefined) {
    return { says: [`only ${one === undefined ? b.letter : a.letter} changes ${name}`] };
  }
  const layerOf = (side: Side, spec: Spec): Layer => ({
    ...side.layers[0],
    spec,
    curve: compiler(spec, side.layers[0].horizon),
  });
  const [left, right] = [layerOf(a, one[0]), layerOf(b, other[0])];
  const found = differ({ ...left, name: a.letter }, { ...right, name: b.letter }, { steps, tolerance });
  return { tracks: [{ name, found, layers: [left, right] }] };
}

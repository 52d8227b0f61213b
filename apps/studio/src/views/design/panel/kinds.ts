import { type AnyKind, type AnySpec, allKinds, type Duration, type Field, type Item } from "anneal";
import type { Open } from "../handles/legs.ts";

/** A kind as a menu names it: one of the library's, or one with some fields given. */
export interface KindChoice {
  readonly name: string;
  readonly kind: string;
  readonly with?: { readonly [field: string]: unknown };
}

const table = allKinds as unknown as { readonly [kind: string]: AnyKind };

/** A kind by its name; `undefined` for a word that is none. */
export const kindOf = (name: unknown): AnyKind | undefined =>
  typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined;

const one = (kind: string): KindChoice => ({ name: kind, kind });

/** Kinds in the groups that a menu shows: what can take the place of what. */
const groups: readonly (readonly [group: string, choices: readonly KindChoice[]])[] = [
  [
    "Ramps",
    [
      one("linear"),
      one("cosine"),
      { name: "1-sqrt", kind: "polynomial", with: { power: 0.5, ease: "in" } },
      { name: "square", kind: "polynomial", with: { power: 2, ease: "in" } },
      one("polynomial"),
      one("tanh"),
      one("log"),
      one("rex"),
    ],
  ],
  ["Decays without an end", [one("exponential"), one("power")]],
  ["Levels", [one("constant"), one("steps"), one("knots"), one("table")]],
];
const around: readonly KindChoice[] = ["scale", "clamp", "repeat", "slice", "stairs", "noise"].map(one);
const together: readonly KindChoice[] = ["sequence", "sum", "product", "max", "min"].map(one);

const childItem = (spec: AnySpec): Item | undefined => kindOf(spec.kind)?.fields.of;

/** What can stand in the place of a spec, in groups. */
export function choicesFor(spec: AnySpec): typeof groups {
  const of = childItem(spec);
  if (of?.type === "spec") return [["Around one schedule", around]];
  if (of?.type === "list") return [["Of several schedules", together]];
  return groups;
}

/** The choice of the menus that a spec is, where it has a name of its own: "1-sqrt". */
export function choiceOf(spec: AnySpec): KindChoice | undefined {
  const open = spec as Open;
  return groups
    .flatMap(([, choices]) => choices)
    .find(
      ({ kind, with: given }) =>
        given !== undefined &&
        kind === open.kind &&
        Object.entries(given).every(([name, value]) => open[name] === value),
    );
}

/** What a spec's kind is called: polynomials by their own names. */
export const kindName = (spec: AnySpec): string => choiceOf(spec)?.name ?? String(spec.kind);

/** The levels and the length that a spec of any kind has. */
function gist(spec: Open): { readonly from: number; readonly to: number; readonly over: Duration } {
  const levels = [
    ...[spec.from, spec.to, spec.value],
    ...((Array.isArray(spec.values) && spec.values) || []),
    ...((Array.isArray(spec.points) && spec.points.map((point: unknown[]) => point[1])) || []),
    ...((Array.isArray(spec.runs) && spec.runs.map((run: unknown[]) => run[0])) || []),
  ].filter((level): level is number => typeof level === "number");
  const over = (spec.over ??
    (Array.isArray(spec.points) ? spec.points.at(-1)?.[0] : undefined) ??
    "rest") as Duration;
  return { from: levels[0] ?? 1e-3, to: levels.at(-1) ?? 0, over };
}

/** Another kind in the place of a spec. Fields that both have stay; the others begin with its levels and its length. */
export function changeKind(spec: AnySpec, choice: KindChoice): AnySpec {
  const before = spec as Open;
  const { from, to, over } = gist(before);
  const begin: { readonly [field: string]: unknown } = {
    from,
    to: before.kind === "constant" ? 0 : to,
    value: from,
    over,
    power: choice.kind === "power" ? -0.5 : 1,
    factor: 0.5,
    at: ["50%"],
    values: [from, to],
    points: [
      [0, from],
      [over === "rest" ? "100%" : over, to],
    ],
    runs: [[from, 1]],
    ...wrapped[choice.kind],
  };
  const fields = kindOf(choice.kind)?.fields ?? {};
  const had = kindOf(before.kind)?.fields ?? {};
  const kept = Object.entries(fields).flatMap(([name, field]) => {
    if (choice.with !== undefined && name in choice.with) return [[name, choice.with[name]]];
    const isSame =
      before[name] !== undefined && sameItem(field, had[name]) && !(name === "power" || name === "ease");
    if (isSame) return [[name, before[name]]];
    return isRequired(field) || (name === "over" && before.over !== undefined) ? [[name, begin[name]]] : [];
  });
  return { kind: choice.kind, ...Object.fromEntries(kept) };
}

const sameItem = (one: Item, other: Item | undefined): boolean =>
  other !== undefined &&
  one.type === other.type &&
  (one.type !== "choice" || String(one.of) === String((other as typeof one).of));

export const isRequired = (field: Field): boolean => field.default === undefined && field.optional !== true;

/** The fields that a spec around another begins with. */
const wrapped: { readonly [kind: string]: { readonly [field: string]: unknown } } = {
  scale: { by: 1 },
  repeat: { times: 2 },
  stairs: { every: "10%" },
  noise: { std: 0.05 },
  clamp: {},
  slice: {},
};

/** A spec inside one that scales, clamps or repeats it. */
export function wrap(spec: AnySpec, kind: "scale" | "clamp" | "repeat", peak: number): AnySpec {
  const floor = Number((peak / 10).toPrecision(3));
  const of = kind === "repeat" ? ended(spec as Open) : spec;
  return { kind, of, ...wrapped[kind], ...(kind === "clamp" && { min: floor }) } as AnySpec;
}

/** Gives the last simple schedule an end where it has none: only what ends can be repeated. */
function ended(spec: Open): Open {
  const { of, kind, over } = spec;
  if (kind === "sequence" && Array.isArray(of))
    return { ...spec, of: [...of.slice(0, -1), ended(of[of.length - 1])] };
  if (of !== undefined && !Array.isArray(of)) return { ...spec, of: ended(of as Open) };
  return over === undefined && ["constant", "exponential", "power"].includes(kind)
    ? { ...spec, over: "rest" }
    : spec;
}

/** The highest level that is written in a spec. */
export function peakOf(spec: unknown): number {
  if (typeof spec !== "object" || spec === null) return 0;
  return Math.max(
    0,
    ...Object.entries(spec).map(([name, value]) =>
      typeof value === "number" && ["from", "to", "value"].includes(name) ? value : peakOf(value),
    ),
  );
}

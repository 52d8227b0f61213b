import { plainYaml } from "@anneal/parse";
import { compile, type Spec } from "anneal";
import { refusalOf } from "./refusals.ts";
import { lengthOfSpec } from "./run-length.ts";
import type { ReadArgument, Side } from "./side.ts";

/** A spec of anneal, right or wrong; `undefined` when the text is none. */
export function readSpec(text: string): Side | undefined {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  const { version: _, $schema: __, ...spec } = value as { readonly [name: string]: unknown };
  const { problems } = compile.inspect(spec);
  if (problems.length > 0) {
    const [first, ...rest] = problems.map((each) => ({ ...refusalOf(each), ...placeOf(text, each.path) }));
    return { state: "refused", refusals: [first, ...rest], asks: [], canLeaveOut: false };
  }
  const known = spec as unknown as Spec;
  const own = lengthOfSpec(known);
  return {
    state: "read",
    format: isYaml(text) ? "YAML spec" : "JSON spec",
    framework: "anneal",
    scheduler: known.kind,
    args: fieldsOf(spec),
    notes: [],
    assumed: [],
    leftOut: [],
    specs: [known],
    group: 0,
    ...(own && { own }),
    choices: [],
    pick: 0,
    asks: [],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return isYaml(text) ? yamlOf(text) : undefined;
  }
}

/** What is no spec is for others to read, who also say what is wrong with it. */
function yamlOf(text: string): unknown {
  try {
    return plainYaml(text);
  } catch {
    return undefined;
  }
}

/** A spec says its kind at the outermost level. */
const isYaml = (text: string): boolean => /^kind\s*:/m.test(text);

const fieldsOf = (spec: { readonly [name: string]: unknown }): readonly ReadArgument[] =>
  Object.entries(spec)
    .filter(([name]) => name !== "kind")
    .map(([name, value]) => {
      const text = JSON.stringify(value) ?? "";
      return { name, value: text.length > 40 ? `${text.slice(0, 40)}…` : text };
    });

/** Where a field stands, if its name stands once. */
function placeOf(text: string, path: string): { readonly place?: { line: number; column: number } } {
  const name = /([A-Za-z]\w*)(?:\[\d+\])*$/.exec(path)?.[1];
  if (name === undefined) return {};
  const places = [
    ...text.matchAll(isYaml(text) ? new RegExp(`\\b${name}\\s*:`, "g") : new RegExp(`"${name}"`, "g")),
  ];
  if (places.length !== 1) return {};
  const at = places[0].index;
  const before = text.slice(0, at).split("\n");
  return { place: { line: before.length, column: (before.at(-1) ?? "").length + 1 } };
}

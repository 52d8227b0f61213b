import { AnnealError } from "anneal";
import { type Framework, problem } from "anneal/convert";
import type { Place } from "../reading.ts";
import type { Format, Spot } from "./formats/format.ts";
import type { Field, Notation } from "./text/field.ts";
import { at } from "./text/say.ts";

/** A format and where in a config it was recognised. */
export interface Match {
  readonly format: Format;
  readonly spot: Spot;
}

/** How deeply inside a config TrainingArguments and the like are looked for. */
const deepest = 4;

/**
 * The formats of a config: told by its keys, at the top or in dictionaries below, at the first level where one is sure.
 * Formats come in order of precedence: an earlier one hides later ones of the same frameworks. Of several commands those
 * that nobody recognises, such as `mkdir -p`, do not count, unless all are such.
 *
 * @throws AnnealError where none is recognised, or those of several frameworks are.
 */
export function detect(roots: readonly Field[], formats: readonly Format[], how: How): readonly Match[] {
  const able = formatsFor(formats, how);
  const matches = roots.flatMap((root) => matchesOf(root, able, how));
  return matches.length > 0 ? matches : unknown(roots[0], able, how);
}

/** How a config is written, and whose it is said to be. */
export interface How {
  readonly notation: Notation;
  readonly from: Framework | "auto";
}

const formatsFor = (formats: readonly Format[], { notation, from }: How): readonly Format[] =>
  formats.filter(
    ({ notations, frameworks }) =>
      notations.includes(notation) && (from === "auto" || frameworks.includes(from)),
  );

/** What is sure of itself, anywhere; what is not, only at the top and only where the user says whose it is. */
function matchesOf(root: Field, able: readonly Format[], { from }: How): readonly Match[] {
  const spotted = levels(root);
  for (const spots of spotted) {
    const matches = matchesIn(spots, able, "sure");
    if (matches.length > 0) return ofOne(matches, root.place);
  }
  const [likely] = matchesIn(spotted[0] ?? [], able, "maybe");
  if (likely && from === "auto") ask(likely, root.place);
  return likely ? [likely] : [];
}

const matchesIn = (
  spots: readonly Spot[],
  able: readonly Format[],
  certainty: "sure" | "maybe",
): readonly Match[] =>
  spots.flatMap((spot) =>
    able.flatMap((format) => (format.recognise(spot.fields) === certainty ? [{ format, spot }] : [])),
  );

function ask({ format }: Match, place: Place): never {
  const suggestion = `say so with --from ${format.frameworks[0]}`;
  const received = { ref: "a few that others have too" };
  const rule = `more keys of ${format.name}, or the word that it is`;
  throw new AnnealError([problem("unknown", at("config", place), rule, received, { suggestion })]);
}

/** The dictionaries of a config, level by level. */
function levels(root: Field): readonly (readonly Spot[])[] {
  const found: Spot[][] = [];
  let fields: readonly Field[] = root.items ?? [root];
  for (let depth = 0; depth < deepest && fields.length > 0; depth++) {
    found.push(fields.flatMap(({ fields: inside, place }) => (inside ? [{ fields: inside, place }] : [])));
    fields = fields.flatMap((each) => [...(each.fields?.values() ?? []), ...(each.items ?? [])]);
  }
  return found;
}

/** The matches of the first format, unless one of another framework matches as well. */
function ofOne(matches: readonly Match[], place: Place): readonly Match[] {
  const [{ format: first }] = matches;
  const other = matches.find(
    ({ format }) => format !== first && !format.frameworks.some((each) => first.frameworks.includes(each)),
  );
  if (!other) return matches.filter(({ format }) => format === first);
  const both = { ref: `keys of ${first.name} and ${other.format.name}` };
  const suggestion = "say which with --from";
  throw new AnnealError([
    problem("unknown", at("config", place), "a config of one framework", both, { suggestion }),
  ]);
}

function unknown({ place }: Field, able: readonly Format[], how: How): never {
  throw new AnnealError([
    problem("unknown", at("config", place), wanted(able, how), { ref: "none of them" }),
  ]);
}

/** What was looked for: the keys of a few formats, or the names of many. */
function wanted(able: readonly Format[], { notation, from }: How): string {
  const kind = notation === "flags" ? "flags" : notation.toUpperCase();
  if (able.length === 0) return `${kind} of a framework that has such, unlike ${from}`;
  const keys = able.length <= 3;
  const list = able.map(({ signs, name }) => (keys ? signs : name)).join(keys ? "; or " : ", ");
  return keys ? `the keys of a scheduler: ${list}` : `the keys of a scheduler, in ${kind} of one of: ${list}`;
}

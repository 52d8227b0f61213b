import { AnnealError, problem } from "anneal";
import type { Framework } from "anneal/convert";
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
 * The formats of several commands. Those that nobody recognises, such as `mkdir -p`, do not count, unless all are such.
 */
export function detectAll(roots: readonly Field[], formats: readonly Format[], how: How): readonly Match[] {
  if (roots.length === 1) return [detect(roots[0], formats, how)];
  const able = formatsFor(formats, how);
  const matches = roots.flatMap((root) => matchOf(root, able, how) ?? []);
  return matches.length > 0 ? matches : unknown(roots[0], able, how);
}

/**
 * The format of a config: told by its keys, at the top or in a dictionary below. Formats come in order of precedence: an
 * earlier one that is sure of itself hides later ones of the same frameworks.
 *
 * @throws AnnealError where none is recognised, or several are.
 */
function detect(root: Field, formats: readonly Format[], how: How): Match {
  const able = formatsFor(formats, how);
  return matchOf(root, able, how) ?? unknown(root, able, how);
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
function matchOf(root: Field, able: readonly Format[], { from }: How): Match | undefined {
  const spotted = levels(root);
  for (const spots of spotted) {
    const matches = matchesIn(spots, able, "sure");
    if (matches.length > 0) return only(matches, root.place);
  }
  const [likely] = matchesIn(spotted[0] ?? [], able, "maybe");
  if (likely && from === "auto") ask(likely, root.place);
  return likely;
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
  const [framework] = format.frameworks;
  const rule = `more keys of ${format.name}, or the word that it is`;
  throw new AnnealError([
    problem(
      "unknown",
      at("config", place),
      rule,
      { ref: "a few that others have too" },
      {
        suggestion: `say so with --from ${framework}`,
      },
    ),
  ]);
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

/** The first match, unless another framework matches as well. */
function only(matches: readonly Match[], place: Place): Match {
  const [first] = matches;
  const other = matches.find(
    ({ format }) =>
      format !== first.format && !format.frameworks.some((each) => first.format.frameworks.includes(each)),
  );
  if (other) {
    const both = { ref: `keys of ${first.format.name} and ${other.format.name}` };
    const suggestion = "say which with --from";
    throw new AnnealError([
      problem("unknown", at("config", place), "a config of one framework", both, { suggestion }),
    ]);
  }
  return first;
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

import { AnnealError, problem } from "anneal";
import type { Framework } from "anneal/convert";
import type { Place } from "../reading.ts";
import type { Field, Notation } from "./field.ts";
import type { Format, Spot } from "./format.ts";
import { at } from "./say.ts";

/** A format and where in a config it was recognised. */
export interface Match {
  readonly format: Format;
  readonly spot: Spot;
}

/** How deeply inside a config TrainingArguments and the like are looked for. */
const deepest = 4;

/**
 * The format of a config: told by its keys, at the top or in a dictionary below. Formats come in order of precedence: an
 * earlier one that is sure of itself hides later ones of the same frameworks.
 *
 * @throws AnnealError where none is recognised, or several are.
 */
export function detect(
  root: Field,
  formats: readonly Format[],
  { notation, from }: { readonly notation: Notation; readonly from: Framework | "auto" },
): Match {
  const able = formats.filter(
    ({ notations, frameworks }) =>
      notations.includes(notation) && (from === "auto" || frameworks.includes(from)),
  );
  for (const certainty of ["sure", "maybe"] as const) {
    for (const spots of levels(root)) {
      const matches = spots.flatMap((spot) =>
        able.flatMap((format) =>
          format.recognise(spot.fields, notation) === certainty ? [{ format, spot }] : [],
        ),
      );
      if (matches.length > 0) return only(matches, root.place);
    }
  }
  return unknown(root, able, { notation, from });
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
    const rule = `a config of one framework: say which with from`;
    const both = `${first.format.name} and ${other.format.name}`;
    throw new AnnealError([problem("unknown", at("config", place), rule, both)]);
  }
  return first;
}

function unknown(
  { place }: Field,
  able: readonly Format[],
  { notation, from }: { readonly notation: Notation; readonly from: Framework | "auto" },
): never {
  const signs = able.map((format) => format.signs);
  const rule =
    signs.length === 0
      ? `no ${notation === "flags" ? "flags" : notation.toUpperCase()}, for ${from} has none`
      : signs.join("; or ");
  throw new AnnealError([problem("unknown", at("config", place), rule, undefined, { note: "no such key" })]);
}

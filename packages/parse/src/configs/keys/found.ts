import type { Argument, Call, ConvertContext, Framework } from "anneal/convert";
import type { Found, Place } from "../../reading.ts";
import { merged } from "../../text/facts.ts";
import { type Field, placesIn } from "../text/field.ts";
import type { Keys } from "./keys.ts";

/** The last part of a dotted name, by which `from` names the paths of arguments. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** An argument of a call and the keys it comes from; or a field that is handed on as it is. */
export type Given = readonly [value: Argument, ...keys: string[]] | Field;

/** Makes a {@link Found} of arguments and the keys where they stand. */
export function foundOf(
  {
    framework,
    name,
    title,
  }: { readonly framework: Framework; readonly name: string; readonly title: string },
  given: { readonly [argument: string]: Given | undefined },
  keys: Keys,
  {
    context,
    place = keys.place,
    more = {},
  }: {
    readonly context: ConvertContext;
    readonly place?: Place;
    /** More places, by their paths in `from`. */
    readonly more?: { readonly [path: string]: Place };
  },
): Found {
  const kwargs: { [name: string]: Argument } = {};
  const places: { [path: string]: Place } = {};
  for (const [argument, each] of Object.entries(given)) {
    const path = `${lastPart(name)}.${argument}`;
    if (each === undefined) continue;
    if ("place" in each) {
      kwargs[argument] = each.value;
      Object.assign(places, Object.fromEntries(placesIn(each, path)));
      continue;
    }
    const [value, ...from] = each;
    if (value === undefined) continue;
    kwargs[argument] = value;
    const written = from.find((key) => keys.fields.has(key));
    if (written !== undefined) places[path] = keys.placeOf(written);
  }
  const call: Call = { name, kwargs };
  const { scope } = keys;
  return {
    framework,
    call,
    context: merged(context, scope.facts),
    place,
    title,
    places: { ...places, ...more },
    assumed: scope.assumed,
  };
}

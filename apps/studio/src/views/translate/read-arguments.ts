import type { Found } from "@anneal/parse";
import type { Argument, ConvertContext } from "anneal/convert";
import type { ReadArgument } from "./side.ts";

/** The class of a dotted name. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** Every argument that has a place in the text, in its order, and what was understood. */
export function argumentsOf({ call, places, context }: Found): readonly ReadArgument[] {
  const name = lastPart(call.name);
  const values = call.kwargs ?? {};
  // Those without a name in the text are in its order.
  const unnamed = (call.args ?? []).values();
  return Object.entries(places)
    .filter(([path]) => /[.[]/.test(path) && !/[.[]/.test(path.slice(name.length + 1)))
    .map(([path, place]): ReadArgument => {
      const own = path.slice(name.length + 1);
      const given = Object.hasOwn(values, own) ? values[own] : unnamed.next().value;
      return { name: own, value: own === "optimizer" ? optimizerOf(context) : shown(given), place };
    });
}

const optimizerOf = ({ optimizer, baseLrs }: ConvertContext): string =>
  [
    optimizer?.name,
    baseLrs && `lr=${baseLrs.slice(0, 3).map(numberText).join(", ")}${baseLrs.length > 3 ? ", …" : ""}`,
  ]
    .filter(Boolean)
    .join(" ");

/** As people write it: `1e-5`. */
export const numberText = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);

function shown(value: Argument): string {
  if (value === undefined) return "";
  if (typeof value === "object" && value !== null && "ref" in value) return String(value.ref);
  const text =
    typeof value === "string" ? value : typeof value === "number" ? numberText(value) : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

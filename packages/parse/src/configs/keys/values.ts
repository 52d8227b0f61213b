import type { Field, Notation } from "../text/field.ts";

/** What is told of a key when it is first read. */
export function repeated(name: string, { before, key, otherwise, value }: Field): readonly string[] {
  return [
    ...(before && key
      ? [`${name} stands in lines ${before.line} and ${key.line}: the later one counts.`]
      : []),
    ...(otherwise === undefined ? [] : [`${name} is "${String(value)}", the default in ${otherwise}.`]),
  ];
}

/** What a value leaves open, as it is written: a variable, or an interpolation. */
export function openIn({ value, unset }: Field): string | undefined {
  if (unset !== undefined || typeof value !== "string") return unset;
  return /\$\{[^}]*\}|\{\{[^}]*\}\}/.exec(value)?.[0];
}

/** How to give what a text leaves open. */
export const giving = (open: string): { readonly suggestion?: string } =>
  open.length > 60 ? {} : { suggestion: `give it with --set '${open}=NUMBER'` };

const pythonNumber = /^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/;

/** A value as a number: flags are read by Python's float(). */
export function numberOf(value: Field["value"], notation: Notation): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (pythonNumber.test(text)) return Number(text.replaceAll("_", ""));
  // Flags are read by float(), which knows these; they are then refused as numbers.
  if (notation === "flags" && /^[-+]?(?:inf|infinity|nan)$/i.test(text)) return Number.NaN;
  return undefined;
}

/** A value as true or false: as HfArgumentParser and strtobool read texts. */
export function flagOf(value: Field["value"]): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  if (/^(?:yes|true|t|y|1|on)$/i.test(value)) return true;
  return /^(?:no|false|f|n|0|off)$/i.test(value) ? false : undefined;
}

/** Told of a number in quotes. */
export const quotedText = (name: string, text: string, value: number): string =>
  `${name} is written as text, "${text}": it is read as the number ${value}.`;

/** Told of a number that PyYAML does not take for one. */
export const plainText = (name: string, plain: string, value: number): string =>
  `PyYAML reads ${name}: ${plain} as text, for a number with an exponent needs a point and a sign (${withPoint(value)}); it is read as the number ${value}.`;

/** As PyYAML wants it: `3.0e-4`. */
function withPoint(value: number): string {
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}e${exponent}`;
}

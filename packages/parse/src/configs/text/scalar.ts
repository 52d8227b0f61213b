/** A plain scalar of YAML as a Python program sees it, and whether PyYAML alone would see text. */
export interface Scalar {
  readonly value: null | boolean | number | string;
  readonly plain?: string;
}

const words: readonly (readonly [RegExp, null | boolean])[] = [
  [/^(?:~|null|Null|NULL|)$/, null],
  [/^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/, true],
  [/^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/, false],
];

const whole = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const octal = /^([-+]?)0([0-7_]+)$/;
const hexadecimal = /^[-+]?0x[0-9a-fA-F_]+$/;
const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/;
/** What other loaders, and people, take for a number: no point, no sign in its exponent, or a sign before the point. */
const loose = /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?$/;
const special: { readonly [word: string]: number } = {
  ".inf": Infinity,
  "+.inf": Infinity,
  "-.inf": -Infinity,
  ".nan": Number.NaN,
};

/**
 * Reads a plain scalar by the rules of YAML 1.1, which Python's loaders follow: `yes` is true and `010` is 8. What only
 * some of them take for a number, such as `3e-4`, is a number here, and its writing is kept.
 */
export function scalarOf(text: string): Scalar {
  const word = words.find(([pattern]) => pattern.test(text));
  if (word) return { value: word[1] };
  const digits = text.replaceAll("_", "");
  if (whole.test(text) || float.test(text)) return { value: Number(digits) };
  const eight = octal.exec(text);
  if (eight) return { value: Number.parseInt(eight[1] + eight[2].replaceAll("_", ""), 8) };
  if (hexadecimal.test(text)) return { value: hex(digits) };
  if (Object.hasOwn(special, text.toLowerCase())) return { value: special[text.toLowerCase()] };
  return loose.test(text) ? { value: Number(digits), plain: text } : { value: text };
}

const hex = (digits: string): number =>
  digits.startsWith("-") ? -Number(digits.slice(1)) : Number(digits.replace("+", ""));

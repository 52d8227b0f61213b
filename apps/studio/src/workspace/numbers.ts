/** A number as it is typed: 0.001 is `1e-3`, with all of its digits. It can be read back by JSON. */
export const showNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.01 ? value.toExponential() : String(value).replace("e+", "e");

/** A value as it stands in a field. */
export const showValue = (value: unknown): string =>
  value === undefined
    ? ""
    : typeof value === "number"
      ? showNumber(value)
      : typeof value === "string"
        ? value
        : JSON.stringify(value);

/** What was typed: a number where it is one, else the text itself, which `check` then judges. Nothing for no text. */
export function readTyped(text: string): number | string | undefined {
  const clean = text.trim();
  if (clean === "") return undefined;
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(clean) ? Number(clean) : Number.NaN;
  return Number.isFinite(number) ? number : clean;
}

const sizes: { readonly [letter: string]: number } = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };

/** An amount as people write it, as the command line reads it: `50k`, `1.5M`, `25,000`; all else as {@link readTyped}. */
export function readAmount(text: string): number | string | undefined {
  const clean = text.trim();
  const plain = /^[1-9]\d{0,2}(?:,\d{3})+$/.test(clean) ? clean.replaceAll(",", "") : clean;
  const letter = plain.at(-1)?.toLowerCase() ?? "";
  const amount = Object.hasOwn(sizes, letter) ? readTyped(plain.slice(0, -1)) : undefined;
  return typeof amount === "number" ? Number((amount * sizes[letter]).toPrecision(15)) : readTyped(plain);
}

/** A level in at most three digits, as a drag or a press of a key leaves it. */
export const tidy = (value: number): number => Number(value.toPrecision(3));

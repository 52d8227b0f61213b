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

/** A level in at most three digits, as a drag or a press of a key leaves it. */
export const tidy = (value: number): number => Number(value.toPrecision(3));

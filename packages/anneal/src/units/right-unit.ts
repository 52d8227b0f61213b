import { parseDuration, type Unit } from "./duration.ts";

/** The units by the first letter of the words that people write for them. */
const letters: { readonly [letter: string]: Unit } = { p: "%", e: "ep", s: "sample", t: "tok" };

/** `"5 percent"` was meant to be `"5%"`, and `"500 steps"` to be 500. */
export function rightUnit(written: string): string | undefined {
  const parsed = parseDuration(written);
  if (!parsed) return undefined;
  const word = parsed.unit.trim();
  if (/^(st|it|$)/i.test(word)) return `${parsed.amount} for steps`;
  const unit = word === "%" ? word : letters[word[0].toLowerCase()];
  return unit && `"${parsed.amount}${unit}"`;
}

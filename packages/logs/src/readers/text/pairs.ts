/** A name and the number behind it. */
export type Pair = readonly [name: string, value: number];

/** Nobody prints longer lines for people. */
const longest = 2000;

/** A name, a colon, an equals sign or blanks, and a number that ends where a word would. */
const pair =
  /([a-z][a-z0-9_/.-]*(?: [a-z][a-z0-9_/.-]*)*)\s*(?:[:=]\s*|\s+)([-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|nan|inf(?:inity)?))(?![\w.%])/gi;

/**
 * The names and numbers of a line that was written for people: `iter 100: loss 2.34, lr 3e-4`,
 * `iteration 100/ 5000 | lm loss: 2.3E+00 |`, `step=100 loss=2.3`.
 */
export function pairsOf(line: string): readonly Pair[] {
  return [...line.slice(0, longest).matchAll(pair)].map(([, name, number]) => [
    name.trim(),
    numberOf(number),
  ]);
}

function numberOf(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  if (/inf/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return Number(text);
}

/** A count as people read it: `12,345`. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 row`, `12,345 rows`; `plural` where an s is not enough. */
export const counted = (n: number, one: string, plural: string = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : plural}`;

/** `100`, or `20 of 100`. */
export const someOf = (some: number, all: number): string =>
  some < all ? `${count(some)} of ${count(all)}` : count(all);

/** `a, b, c`, and how many more there are beyond `most`. */
export function listed(words: readonly string[], most: number = 10): string {
  if (words.length <= most) return words.join(", ");
  return `${words.slice(0, most).join(", ")} and ${count(words.length - most)} more`;
}

/** A number with at most four significant digits: `0.3333`, `1234`, `1.5e-7`. */
export function rounded(value: number): string {
  const short = Number(value.toPrecision(4));
  return Math.abs(short) >= 1000 && Math.abs(short) < 1e15 ? String(Math.round(value)) : String(short);
}

/** The last part of a path, whichever way it is separated. */
export const fileName = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

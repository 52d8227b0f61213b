/** The characters that a model tells apart; all others are one more, the last. */
export interface Vocabulary {
  /** Their code points, rising. */
  readonly characters: readonly number[];
  /** The number of a character, from its code point. */
  readonly tokenOf: (point: number) => number;
  /** How many numbers there are: the characters, and "other". */
  readonly size: number;
}

const most = 127;
const rarest = 1e-4;

/**
 * The up to 127 most frequent characters of the training part that are at least one in 10,000 there, and seen twice.
 *
 * @param counts - how often each code point is there
 */
export function vocabularyOf(counts: ReadonlyMap<number, number>): Vocabulary {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const characters = [...counts]
    .filter(([, n]) => n >= Math.max(2, rarest * total))
    .sort(([a, n], [b, m]) => m - n || a - b)
    .slice(0, most)
    .map(([point]) => point)
    .sort((a, b) => a - b);
  return vocabularyWith(characters);
}

/** @param characters - their code points, rising */
export function vocabularyWith(characters: readonly number[]): Vocabulary {
  const tokens = new Map(characters.map((point, i) => [point, i]));
  return {
    characters,
    tokenOf: (point) => tokens.get(point) ?? characters.length,
    size: characters.length + 1,
  };
}

/** The code points of a text: an emoji is one character, though two units of a string. */
export function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; length++) {
    points[length] = text.codePointAt(i) as number;
    i += points[length] > 0xffff ? 2 : 1;
  }
  return points.subarray(0, length);
}

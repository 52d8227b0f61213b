/** A text that fits, cut with an ellipsis where it has to be. */
export function cutText(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = [...text];
  let [low, high] = [1, characters.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(`${characters.slice(0, middle).join("")}…`)) low = middle;
    else high = middle;
  }
  return `${characters.slice(0, low).join("").trimEnd()}…`;
}

/** The first word of a name, for narrow charts: "WSD" of "WSD, 1−√ cooldown". */
export const firstWord = (name: string): string => /^[^\s,;:(]+/u.exec(name.trim())?.[0] ?? name;

/** Names as a narrow chart has room for them: the first word, and where several begin with it, what tells them apart. */
export function shortNames(names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const first = firstWord(name);
    const alike = names.filter((other) => other !== name && firstWord(other) === first);
    const words = wordsOf(name);
    const telling = words.find((word, k) => k > 0 && alike.some((other) => wordsOf(other)[k] !== word));
    return telling === undefined ? first : `${first} ${telling}`;
  });
}

const wordsOf = (name: string): readonly string[] => name.split(/[\s,;:()]+/u).filter(Boolean);

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

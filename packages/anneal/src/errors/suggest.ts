/** The word of `words` nearest to `word` (letters added, dropped, changed or swapped), if it is near enough. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const list = [...words];
  const most = Math.min(3, Math.ceil(word.length / 3));
  for (let edits = 0; edits <= most; edits++) {
    const found = list.find((each) => within(word.toLowerCase(), each.toLowerCase(), edits));
    if (found !== undefined) return found;
  }
  // "exp" is far from "exponential", but how it begins.
  return word.length > 2 ? list.find((each) => each.toLowerCase().startsWith(word.toLowerCase())) : undefined;
}

/** `did you mean "cosine"?`, or nothing when no word is near. */
export function didYouMean(word: unknown, words: Iterable<string>): { suggestion?: string } {
  const near = typeof word === "string" ? nearest(word, words) : undefined;
  return near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
}

/** Whether `a` becomes `b` by at most so many edits: a letter added, dropped or changed, or two neighbours swapped. */
function within(a: string, b: string, edits: number): boolean {
  if (Math.abs(a.length - b.length) > edits) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (i === a.length && i === b.length) return true;
  const rest = (one: number, other: number): boolean =>
    within(a.slice(i + one), b.slice(i + other), edits - 1);
  return (
    edits > 0 &&
    (rest(1, 1) || rest(1, 0) || rest(0, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2)))
  );
}

/**
 * Whether a list of items matches a pattern in which `star` stands for any items, or none. A later star makes it
 * needless to go back to an earlier one, so that the time is at most the product of the two lengths.
 */
export function glob(
  pattern: readonly string[],
  items: readonly string[],
  star: string,
  same: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0;
  let lastStar = -1;
  let resume = 0;
  for (let i = 0; i < items.length; ) {
    if (pattern[at] === star) {
      lastStar = at++;
      resume = i;
    } else if (at < pattern.length && same(pattern[at], items[i])) {
      at++;
      i++;
    } else {
      if (lastStar < 0) return false;
      at = lastStar + 1;
      i = ++resume;
    }
  }
  while (pattern[at] === star) at++;
  return at === pattern.length;
}

/** Up to here every update is looked at; beyond, every so many, and closely between two that differ. */
const everyUpdate = 2 ** 20;
const fewer = 2 ** 16;

/** More changes than this are not listed. */
export const mostChanges = 100_000;

/**
 * The updates within `[start, end)` whose value differs from that of the update before, at most `mostChanges` of them;
 * exact where `end - start` is at most 2^20, and for longer stretches of a curve that only falls or only rises.
 */
export function changesOf(at: (step: number) => number, start: number, end: number): number[] {
  const [first, last] = [Math.ceil(start), Math.ceil(end) - 1];
  const stride = last - first <= everyUpdate ? 1 : Math.ceil((last - first) / fewer);
  const found: number[] = [];
  let [a, before] = [first, at(first)];
  while (a < last && found.length < mostChanges) {
    const b = Math.min(last, a + stride);
    const value = at(b);
    if (value !== before) between({ at, found }, [a, before], [b, value]);
    [a, before] = [b, value];
  }
  return found;
}

interface Search {
  readonly at: (step: number) => number;
  readonly found: number[];
}
type Point = readonly [step: number, value: number];

function between(search: Search, [a, from]: Point, [b, to]: Point): void {
  if (from === to || search.found.length >= mostChanges) return;
  if (b - a === 1) {
    search.found.push(b);
    return;
  }
  const middle = Math.floor((a + b) / 2);
  const value = search.at(middle);
  between(search, [a, from], [middle, value]);
  between(search, [middle, value], [b, to]);
}

/** A beginning that is shorter than this is no burden. */
const least = 12;

/**
 * What to call each of several names where there is little room: what all of them begin with is left out, up to a mark
 * between words, so that what tells them apart is seen.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const [first = "", ...others] = new Set(names);
  let shared = others.length === 0 ? 0 : first.length;
  for (const other of others) {
    let same = 0;
    while (same < shared && other[same] === first[same]) same++;
    shared = same;
  }
  const begin = /^.*[-_ ./,]/s.exec(first.slice(0, shared))?.[0] ?? "";
  if (begin.length < least || [first, ...others].some((name) => name.length === begin.length))
    return (name) => name;
  return (name) => (name.startsWith(begin) ? `…${name.slice(begin.length)}` : name);
}

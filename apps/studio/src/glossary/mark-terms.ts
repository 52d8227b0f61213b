import { glossary, type TermKey } from "./terms.ts";

/** A stretch of a text: plain, or a term of the glossary as it stands there. */
export type Stretch = string | { readonly term: TermKey; readonly text: string };

const byWord = (): ReadonlyMap<string, TermKey> =>
  new Map(
    (Object.keys(glossary) as TermKey[]).flatMap((key) =>
      glossary[key].words.map((word) => [word, key] as const),
    ),
  );

/** Marks the first place of each term in a text; `seen` holds those that are marked already, and grows. */
export function markTerms(text: string, seen: Set<TermKey>): readonly Stretch[] {
  const keys = byWord();
  const longestFirst = [...keys.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`\\b(?:${longestFirst.join("|")})\\b`, "gi");
  const stretches: Stretch[] = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    const term = keys.get(found[0].toLowerCase());
    if (term === undefined || seen.has(term)) continue;
    seen.add(term);
    if (found.index > end) stretches.push(text.slice(end, found.index));
    stretches.push({ term, text: found[0] });
    end = found.index + found[0].length;
  }
  if (end < text.length) stretches.push(text.slice(end));
  return stretches;
}

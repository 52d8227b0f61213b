import type { Note } from "anneal/convert";

/** What to know of the source, then of the code in another language: what is the same for both once. */
export function allNotes(read: readonly Note[], written: readonly Note[], language: string): readonly Note[] {
  const isSame = (one: Note, other: Note): boolean =>
    one.text === other.text || (one.code === other.code && one.step === other.step && one.step !== undefined);
  const fresh = written.filter((each) => !read.some((known) => isSame(known, each)));
  const whose = read.length === 0 ? "" : `${language}: `;
  return [...read, ...fresh.map((each) => ({ ...each, text: whose + each.text }))];
}

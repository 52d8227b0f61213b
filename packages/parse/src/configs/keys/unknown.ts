import { nearest } from "anneal";
import type { Keys } from "./keys.ts";

/** Words that make a key one of the schedule. */
const schedule =
  /(?:^|_)(?:lr|lrs|learning_?rates?|warm_?up\w*|sched|schedulers?|anneal\w*|cosine|cooldown)(?:_|$)/;

/** What a format knows of its keys. */
export interface KnownKeys {
  /** Keys that are read. */
  readonly known: readonly string[];
  /** Keys that sound like it and change nothing here. */
  readonly harmless?: RegExp;
}

/**
 * Tells keys that nobody knows and that look like keys of the schedule: misspelt ones, and LRs of parts of the model.
 * With `partial` they are left out. Other keys are none of our business.
 */
export function tellUnknown(keys: Keys, { known, harmless }: KnownKeys): void {
  const { scope } = keys;
  for (const [name, field] of keys.fields) {
    if (known.includes(name) || harmless?.test(name) || field.value === null || field.value === false)
      continue;
    const slip = known.find((each) => isSlip(name, each));
    if (!schedule.test(name.toLowerCase()) && slip === undefined) continue;
    const written = field.written ?? name;
    if (scope.partial) {
      const says = `${written} is left out: it looks like a key of the schedule, and is not known.`;
      scope.leftOut.push({ place: field.key ?? field.place, says });
      continue;
    }
    const near = slip ?? nearest(name, known);
    const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
    const more = { code: "unknown", atKey: true, words: known, ...hint } as const;
    keys.report(name, "a known key of the schedule", written, more);
  }
}

/** Whether a word is another with one letter added, dropped, changed or swapped with its neighbour. */
function isSlip(word: string, other: string): boolean {
  if (word.length < 5 || Math.abs(word.length - other.length) > 1) return false;
  // beta1 is no slip for beta2.
  if (/\d/.test(word) && word.replace(/\d/g, "") === other.replace(/\d/g, "")) return false;
  let i = 0;
  while (i < word.length && word[i] === other[i]) i++;
  const [rest, there] = [word.slice(i), other.slice(i)];
  return (
    rest.slice(1) === there.slice(1) ||
    rest.slice(1) === there ||
    rest === there.slice(1) ||
    (rest[0] === there[1] && rest[1] === there[0] && rest.slice(2) === there.slice(2))
  );
}

import { emptyBox, type Letter, type Pasted } from "./input.ts";
import { readSide } from "./read-side.ts";
import type { Side } from "./side.ts";

/** Longer texts are not read at every key. */
const short = 4000;

/**
 * A box with another text: another scheduler, the first of it, read in full. Answers stay for what asks again; those
 * that the text now tells itself are forgotten.
 */
export function retyped(pasted: Pasted, text: string): Pasted {
  const { pick, group, partial, edits, keptEdits } = emptyBox;
  const next = { ...pasted, text, pick, group, partial, edits, keptEdits };
  if (text.length >= short) return next;
  const withoutPeak = next.peak !== "" && isRead({ ...next, peak: "" }) ? { ...next, peak: "" } : next;
  const withoutSteps = { ...withoutPeak, ownSteps: "" };
  return withoutPeak.ownSteps !== "" && tellsLength(readSide(withoutSteps)) ? withoutSteps : withoutPeak;
}

function isRead(pasted: Pasted): boolean {
  const { state } = readSide(pasted);
  return state === "read" || state === "reacts";
}

const tellsLength = (side: Side): boolean => side.state === "read" && side.own !== undefined;

/** So many signs at once are pasted: nobody types them. */
const pastedAtOnce = 8;

/** Whether a text was replaced by another, not edited by hand. */
export function isReplaced(before: string, after: string): boolean {
  if (after === "") return true;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return after.length - start - end >= pastedAtOnce;
}

/** Whether a length that was set for texts that are gone is in the way of those that tell their own. */
export function isOutlived(setFor: readonly Letter[], sides: readonly Side[]): boolean {
  const filled = sides.filter(({ state }) => state !== "empty");
  return setFor.length === 0 && filled.length > 0 && filled.every(tellsLength);
}

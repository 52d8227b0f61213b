import { stripVTControlCharacters } from "node:util";

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const noWidth = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** How many columns of a terminal a text takes: escapes none, East Asian characters two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of stripVTControlCharacters(text)) {
    width += noWidth.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  }
  return width;
}

/** A text from outside without what could move the cursor or turn the line around. */
export const printable = (text: string): string => text.replace(control, "?");

/** A name cut to a width in its middle, so that names that differ at their ends still do. */
export function shortenName(name: string, width: number): string {
  if (textWidth(name) <= width) return name;
  const letters = [...name];
  const half = (width - 1) >> 1;
  let end = "";
  while (textWidth(end + letters[letters.length - 1]) <= half) end = letters.pop() + end;
  return shorten(letters.join(""), width - textWidth(end)) + end;
}

/** A text cut to a width, with `…` where something is left out. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = "";
  for (const letter of text) {
    if (textWidth(cut + letter) > width - 1) break;
    cut += letter;
  }
  return `${cut}…`;
}

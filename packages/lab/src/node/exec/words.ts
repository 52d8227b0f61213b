import { stripVTControlCharacters } from "node:util";

/** How a run of an outside command is spoken of: the command as it was typed, on one line and not too long. */
export function commandName(command: string): string {
  const line = plain(command.replace(/\s+/g, " ").trim());
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}

/** A text without colours, control characters and characters that reorder others. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replace(/\t/g, " ").replace(/\p{C}/gu, "");

/** The last lines of what a command wrote, fit to be shown below a sentence. */
export function lastLines(text: string, most = 10): readonly string[] {
  const lines = text
    // A progress bar writes over its own line: what it wrote last is what a terminal would show.
    .split(/\r*\n/)
    .map((line) => plain(line.slice(line.lastIndexOf("\r") + 1)).trimEnd())
    .filter((line) => line !== "");
  return lines.slice(-most).map((line) => (line.length > 200 ? `${line.slice(0, 199)}…` : line));
}

/** The end of a text that grows: memory stays bounded however much is written. */
export interface Tail {
  readonly add: (text: string) => void;
  readonly text: () => string;
}

export function createTail(most = 16_384): Tail {
  let kept = "";
  return {
    add: (text) => {
      kept = (kept + text).slice(-most);
    },
    text: () => kept,
  };
}

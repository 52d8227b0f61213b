import { StringDecoder } from "node:string_decoder";

/** Cuts bytes that arrive in pieces into lines. */
export interface LineReader {
  readonly add: (bytes: Uint8Array) => void;
  /** What was written after the last line break, as a line. */
  readonly end: () => void;
}

/** Gives every line without its break. A line beyond `longest` is given cut, so that nothing can fill the memory. */
export function readLines(give: (line: string) => void, longest = 65_536): LineReader {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const take = (text: string): void => {
    const lines = (rest + text).split("\n");
    rest = (lines.pop() as string).slice(0, longest);
    for (const line of lines) give((line.endsWith("\r") ? line.slice(0, -1) : line).slice(0, longest));
  };
  return {
    add: (bytes) => take(decoder.write(bytes as Buffer)),
    end: () => {
      take(decoder.end());
      if (rest !== "") give(rest);
      rest = "";
    },
  };
}

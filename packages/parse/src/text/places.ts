import type { Place } from "../reading.ts";

/** Tells the line and column of every offset of a text. Lines end with LF, CRLF or CR; columns count UTF-16 units. */
export function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (const found of text.matchAll(/\r\n?|\n/g)) starts.push(found.index + found[0].length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

/** A place in words, as errors name it: `line 3, column 41`. */
export const inWords = ({ line, column }: Place): string => `line ${line}, column ${column}`;

/** A named thing and where it stands: `line 3, column 41, OneCycleLR.max_lr`. */
export const atPlace = (name: string, place: Place): string => `${inWords(place)}, ${name}`;

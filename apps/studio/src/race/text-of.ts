/** What a file holds: its text, or what it is instead, in words. */
export type TextOf = { readonly text: string } | { readonly what: string };

/** What files that are no text begin with, in the words of Logs. */
const marks: readonly (readonly [bytes: string, what: string])[] = [
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["%PDF", "a PDF"],
  ["PK\x03\x04", "a zip archive or an .xlsx: unpack it, or export it as CSV"],
  ["\x1f\x8b", "a file compressed by gzip: unpack it"],
  ["PAR1", "a Parquet file: write it as CSV"],
  ["SQLite format 3", "an SQLite database: export the table as CSV"],
];

/** Reads bytes as UTF-8, or as UTF-16 where they begin with its mark. */
export function textOf(bytes: Uint8Array): TextOf {
  const text = decoded(bytes);
  if (text !== undefined && !text.includes("\0"))
    return text.trim() === "" ? { what: "an empty file" } : { text };
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const known = marks.find(([mark]) => head.startsWith(mark))?.[1];
  if (known !== undefined) return { what: known };
  const isText = text === undefined && !bytes.includes(0);
  return { what: isText ? "bytes that are no UTF-8: save it as UTF-8" : "bytes that are no text" };
}

/** `undefined` where it is not of its encoding. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

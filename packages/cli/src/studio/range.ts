import { Refusal } from "./refusal.ts";

/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes that a `Range` header asks for of a file of that size: `bytes=5-`, `bytes=5-9` or `bytes=-3`; nothing, which is
 * all of the file, where there is no header, or where the first byte lies behind the end: the file was cut since it was
 * read, and who reads on needs all of it. A server may pass over a range; RFC 9110, section 14.
 *
 * @throws Refusal 416, with the size in `Content-Range`, where it is no single range, or one of no bytes.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const refuse = (rule: string): never => {
    throw new Refusal(416, `Range: expected ${rule}, received ${header.slice(0, 60)}`, {
      "content-range": `bytes */${size}`,
    });
  };
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? refuse("bytes=<first>-");
  if (from === "") {
    const count = Math.min(size, Number(to));
    return count > 0 ? { start: size - count, end: size - 1 } : refuse("at least one byte that is there");
  }
  const start = Number(from);
  if (to !== "" && Number(to) < start) refuse("a last byte at or behind the first");
  if (start >= size) return undefined;
  return { start, end: to === "" ? size - 1 : Math.min(size - 1, Number(to)) };
}

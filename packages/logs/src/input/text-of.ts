import { markedAs } from "./marked-as.ts";
import { encodingOf } from "./texts.ts";

/** What a file holds: its text, or what it is instead, in words. */
export type TextOf = { readonly text: string } | { readonly what: string };

/**
 * The whole text of a file: UTF-8, or UTF-16 where it begins with its mark; the mark is left out. Of a file that is no
 * text it says what it is, by its first bytes, and what can be done about it.
 *
 * @example textOf(new TextEncoder().encode("a,b\n1,2\n")) // { text: "a,b\n1,2\n" }
 * @example textOf(Uint8Array.of(0x1f, 0x8b, 8, 0)) // { what: "a file compressed by gzip: unpack it" }
 */
export function textOf(bytes: Uint8Array): TextOf {
  const text = decoded(bytes);
  if (text !== undefined && !text.includes("\0"))
    return text.trim() === "" ? { what: "an empty file" } : { text };
  const known = markedAs(bytes);
  if (known !== undefined) return { what: known };
  const isText = text === undefined && !bytes.includes(0);
  return { what: isText ? "bytes that are no UTF-8: save it as UTF-8" : "bytes that are no text" };
}

/** `undefined` where it is not of its encoding. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { textOf } from "./text-of.ts";

const bytes = (...codes: readonly number[]): Uint8Array => Uint8Array.from(codes);
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

test.each([
  ["a picture", latin(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${"\0".repeat(40)}`), "a picture (PNG)"],
  ["a photograph", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), "a picture (JPEG)"],
  [
    "a sheet",
    latin("PK\x03\x04\x14\0\x06\0\xe9"),
    "a zip archive (of a checkpoint by PyTorch, or .xlsx): unpack it, or export it as CSV",
  ],
  ["a packed table", Uint8Array.from(gzipSync("a,b\n1,2\n")), "a file compressed by gzip: unpack it"],
  ["an archive", latin(`${"log.csv".padEnd(257, "\0")}ustar\0`), "a tar archive: unpack it"],
  ["any bytes", Uint8Array.from(deflateSync(Buffer.alloc(4000, 7))), "bytes that are no text"],
  ["a text with a NUL", latin("a,b\n1,\0\n"), "bytes that are no text"],
  ["a table in Latin-1", latin("name,price\ncafé,2\n"), "bytes that are no UTF-8: save it as UTF-8"],
  ["nothing", bytes(), "an empty file"],
  ["blanks only", latin("\n \r\n"), "an empty file"],
] as const)("%s is no text", (_, data, what) => expect(textOf(data)).toEqual({ what }));

test("UTF-8 and marked UTF-16 are read, without their marks", () => {
  const text = "name,price\ncafé,2\n";
  expect(textOf(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ text });
  expect(textOf(Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le")))).toEqual({ text });
  expect(textOf(Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le").swap16()))).toEqual({ text });
});

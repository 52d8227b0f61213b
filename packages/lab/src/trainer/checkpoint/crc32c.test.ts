import fc from "fast-check";
import { expect, test } from "vitest";
import { createCrc32c } from "./crc32c.ts";

const crc32c = createCrc32c();

/** RFC 3720, B.4, the bytes of each sum read from the lowest. */
const vectors: readonly (readonly [string, Uint8Array, number])[] = [
  ["32 bytes of zeroes", new Uint8Array(32), 0x8a9136aa],
  ["32 bytes of ones", new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ["32 bytes rising from 0", Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ["32 bytes falling to 0", Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
  ["the digits 1 to 9", new TextEncoder().encode("123456789"), 0xe3069283],
];

test.each(vectors)("the sum of %s is that of the RFC", (_, bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum);
});

test("bytes may come in pieces", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, cut) => {
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes));
    }),
    { seed: 3 },
  );
});

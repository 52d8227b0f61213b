import { expect, test } from "vitest";
import { createMaskedCrc } from "./crc32c.ts";

const masked = createMaskedCrc();
const unmasked = (bytes: Uint8Array): number => {
  const rotated = (masked(bytes, 0, bytes.length) - 0xa282ead8) >>> 0;
  return ((rotated << 15) | (rotated >>> 17)) >>> 0;
};

/** RFC 3720, B.4, the bytes of each sum read from the lowest. */
test.each([
  ["32 bytes of zeroes", new Uint8Array(32), 0x8a9136aa],
  ["32 bytes of ones", new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ["32 bytes rising from 0", Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ["32 bytes falling to 0", Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
  ["the digits 1 to 9", new TextEncoder().encode("123456789"), 0xe3069283],
])("the sum of %s is that of the RFC, behind its mask", (_, bytes, sum) => {
  expect(unmasked(bytes)).toBe(sum);
});

test("the mask is that of TensorFlow: rotated by 15, and a constant added", () => {
  // 0xe3069283 rotated right by 15 is 0x2507c60d; with 0xa282ead8 it is 0xc78ab0e5.
  const bytes = new TextEncoder().encode("x123456789y");
  expect(masked(bytes, 1, 10)).toBe(0xc78ab0e5);
});

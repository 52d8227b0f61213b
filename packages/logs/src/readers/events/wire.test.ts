import { expect, test } from "vitest";
import { BadWire, createWire } from "./wire.ts";

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.split(" "), (byte) => Number.parseInt(byte, 16));

function fieldsOf(bytes: Uint8Array): readonly (readonly [number, number, number | Uint8Array])[] {
  const wire = createWire();
  wire.open(bytes, 0, bytes.length);
  const found: (readonly [number, number, number | Uint8Array])[] = [];
  while (wire.next()) {
    const value = wire.type() === 0 ? wire.varint() : bytes.slice(wire.from(), wire.to());
    found.push([wire.field(), wire.type(), value]);
  }
  return found;
}

/** Examples of protobuf.dev, Encoding. */
test("the examples of the specification are read", () => {
  expect(fieldsOf(hex("08 96 01"))).toEqual([[1, 0, 150]]);
  expect(fieldsOf(hex("12 07 74 65 73 74 69 6e 67"))).toEqual([[2, 2, new TextEncoder().encode("testing")]]);
  expect(fieldsOf(hex("08 fe ff ff ff ff ff ff ff ff 01"))).toEqual([[1, 0, -2]]);
});

test("numbers up to 2^53 are exact", () => {
  expect(fieldsOf(hex("10 ff ff ff ff ff ff ff 0f"))).toEqual([[2, 0, 2 ** 53 - 1]]);
});

test.each(["08", "08 96", "12 07 74", "0d 00 00", "0b", "08 ff ff ff ff ff ff ff ff ff ff 01"])(
  "%s is no message",
  (text) => {
    expect(() => fieldsOf(hex(text))).toThrow(BadWire);
  },
);

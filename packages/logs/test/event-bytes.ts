/** Writes event files as the specifications say, with nothing shared with the reader: its own CRC, bit by bit. */

const text = new TextEncoder();

/** Bytes one behind the other: numbers are bytes, texts are UTF-8. */
export const bytes = (...parts: readonly (number | string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === "number") return [part];
      return [...(typeof part === "string" ? text.encode(part) : part)];
    }),
  );

export function varint(value: bigint): Uint8Array {
  const found: number[] = [];
  let left = BigInt.asUintN(64, value);
  for (; left > 127n; left >>= 7n) found.push(Number(left & 127n) | 128);
  return Uint8Array.from([...found, Number(left)]);
}

export const field = (number: number, payload: Uint8Array | string): Uint8Array => {
  const body = bytes(payload);
  return bytes(varint(BigInt(number * 8 + 2)), varint(BigInt(body.length)), body);
};

export const integer = (number: number, value: number): Uint8Array =>
  bytes(varint(BigInt(number * 8)), varint(BigInt(value)));

export function float(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return new Uint8Array(view.buffer);
}

export function double(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}

function crc32c(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const word = (value: number): Uint8Array =>
  Uint8Array.from([0, 8, 16, 24], (shift) => (value >>> shift) & 255);

const masked = (data: Uint8Array): Uint8Array => {
  const crc = crc32c(data);
  return word((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
};

/** A TFRecord. */
export function frame(message: Uint8Array): Uint8Array {
  const length = bytes(word(message.length), word(0));
  return bytes(length, masked(length), message, masked(message));
}

/** An `Event` with one `Summary.Value`, whose fields behind its tag are given. */
export function event(tag: string, value: Uint8Array, { step = 0, time = 0 } = {}): Uint8Array {
  const summary = field(1, bytes(field(1, tag), value));
  return frame(bytes(0x09, double(time), integer(2, step), field(5, summary)));
}

/** `simple_value`. */
export const simple = (value: number): Uint8Array => bytes(0x15, float(value));

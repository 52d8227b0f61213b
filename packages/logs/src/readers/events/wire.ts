/** Walks the fields of a protocol-buffer message; {@link next} goes to the next one. */
export interface Wire {
  /** Begins with the message in these bytes. */
  readonly open: (bytes: Uint8Array, from: number, to: number) => void;
  /** Goes to the next field; false at the end. Throws {@link BadWire} where the bytes make no sense. */
  readonly next: () => boolean;
  /** The number of the field. */
  readonly field: () => number;
  /** How it is written: 0 is a varint, 1 is 8 bytes, 2 is bytes, 5 is 4 bytes. */
  readonly type: () => number;
  /** Where its value begins, and where it ends. */
  readonly from: () => number;
  readonly to: () => number;
  readonly varint: () => number;
}

/** Bytes that are no message. */
export class BadWire extends Error {
  override readonly name = "BadWire";
}

/** The int64 whose ten bytes begin at `at`: doubles would round it. */
function negative(bytes: Uint8Array, at: number): number {
  let value = 0n;
  for (let i = 0; i < 10; i++) value |= BigInt(bytes[at + i] & 127) << BigInt(7 * i);
  return Number(BigInt.asIntN(64, value));
}

/** Reads a list of varints that are written as one field. */
export interface Packed {
  /** The only one of these bytes; `undefined` when there are none or several. */
  readonly one: (bytes: Uint8Array, from: number, to: number) => number | undefined;
}

/**
 * Makes a walker. It holds one message at a time: one for each level of nesting is made once, and used again.
 *
 * Source: protobuf.dev, Encoding.
 */
export function createWire(): Wire & Packed {
  let bytes = new Uint8Array(0);
  let [at, end] = [0, 0];
  let [field, type, from, to] = [0, 0, 0, 0];
  let value = 0;
  const varint = (): number => {
    const first = at;
    let low = 0;
    for (let scale = 1; at < end; scale *= 128) {
      const byte = bytes[at++];
      low += (byte & 127) * scale;
      // Nine bytes hold 63 bits: only the tenth of a negative number has more.
      if (byte < 128) return at - first < 10 ? low : negative(bytes, first);
      if (at - first === 10) throw new BadWire("a varint is too long");
    }
    throw new BadWire("a varint is cut");
  };
  const open = (of: Uint8Array, first: number, last: number): void => {
    bytes = of as Uint8Array<ArrayBuffer>;
    at = first;
    end = last;
  };
  return {
    open,
    one: (of, first, last) => {
      open(of, first, last);
      const found = first < last ? varint() : undefined;
      return at === end ? found : undefined;
    },
    next: () => {
      if (at >= end) return false;
      const key = varint();
      field = Math.floor(key / 8);
      type = key % 8;
      from = at;
      if (type === 0) value = varint();
      else if (type === 1) at += 8;
      else if (type === 5) at += 4;
      else if (type === 2) {
        const size = varint();
        from = at;
        at += size;
      } else throw new BadWire(`wire type ${type}`);
      to = at;
      if (at > end) throw new BadWire("a field is longer than its message");
      return true;
    },
    field: () => field,
    type: () => type,
    from: () => from,
    to: () => to,
    varint: () => value,
  };
}

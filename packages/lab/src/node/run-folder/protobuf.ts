/** Writes protocol-buffer fields one behind the other into bytes that are used again for every message. */
export interface ProtoWriter {
  readonly varint: (field: number, value: number) => void;
  readonly float: (field: number, value: number) => void;
  readonly double: (field: number, value: number) => void;
  /** A text, or a message that is there already. */
  readonly bytes: (field: number, value: Uint8Array) => void;
  /** What was written since the last call; good until the next write. */
  readonly take: () => Uint8Array;
}

/**
 * A writer of the wire format: a field is `number << 3 | type`, then a varint (type 0), 8 bytes (1), a length and bytes
 * (2), or 4 bytes (5), lowest byte first.
 *
 * Source: protobuf.dev, Encoding.
 */
export function createProtoWriter(): ProtoWriter {
  let out = new Uint8Array(512);
  let view = new DataView(out.buffer);
  let size = 0;
  const room = (more: number): void => {
    if (size + more <= out.length) return;
    const larger = new Uint8Array(2 * (size + more));
    larger.set(out);
    out = larger;
    view = new DataView(out.buffer);
  };
  const number = (value: number): void => {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) out[size++] = (left % 128) | 128;
    out[size++] = left;
  };
  const start = (field: number, type: number, more: number): void => {
    room(more + 20);
    number(field * 8 + type);
  };
  return {
    varint: (field, value) => {
      start(field, 0, 0);
      number(value);
    },
    float: (field, value) => {
      start(field, 5, 4);
      view.setFloat32(size, value, true);
      size += 4;
    },
    double: (field, value) => {
      start(field, 1, 8);
      view.setFloat64(size, value, true);
      size += 8;
    },
    bytes: (field, value) => {
      start(field, 2, value.length);
      number(value.length);
      out.set(value, size);
      size += value.length;
    },
    take: () => {
      const message = out.subarray(0, size);
      size = 0;
      return message;
    },
  };
}

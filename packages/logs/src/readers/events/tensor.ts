import type { Packed, Wire } from "./wire.ts";

/** Types of numbers in a tensor, as its `dtype` says them, and how each reads from its raw bytes. */
const raw: {
  readonly [dtype: number]: readonly [size: number, read: (view: DataView, at: number) => number];
} = {
  1: [4, (view, at) => view.getFloat32(at, true)],
  2: [8, (view, at) => view.getFloat64(at, true)],
  3: [4, (view, at) => view.getInt32(at, true)],
  4: [1, (view, at) => view.getUint8(at)],
  5: [2, (view, at) => view.getInt16(at, true)],
  6: [1, (view, at) => view.getInt8(at)],
  9: [8, (view, at) => Number(view.getBigInt64(at, true))],
  14: [2, (view, at) => bfloat16(view.getUint16(at, true))],
  19: [2, (view, at) => float16(view.getUint16(at, true))],
  22: [4, (view, at) => view.getUint32(at, true)],
  23: [8, (view, at) => Number(view.getBigUint64(at, true))],
};

/** Fields of typed values: `float_val`, `double_val` and the like, each with the type that it holds packed. */
const typed: { readonly [field: number]: 1 | 2 | "varint" } = {
  5: 1,
  6: 2,
  7: "varint",
  10: "varint",
  16: "varint",
  17: "varint",
};
const [dtypeField, contentField, halfField] = [1, 4, 13];

/**
 * The one number that a `TensorProto` holds; `undefined` when it holds several, or text. `wire` is open on it.
 *
 * Source: tensorflow/core/framework/tensor.proto and types.proto.
 */
export function scalarOf(wire: Wire, bytes: Uint8Array, packed: Packed): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let dtype = 0;
  let found: number | undefined;
  let content: readonly [from: number, to: number] | undefined;
  while (wire.next()) {
    const field = wire.field();
    const [from, to] = [wire.from(), wire.to()];
    if (field === dtypeField) dtype = wire.varint();
    else if (field === contentField) content = [from, to];
    else if (field === halfField) {
      const bits = wire.type() === 0 ? wire.varint() : packed.one(bytes, from, to);
      if (found !== undefined || bits === undefined) return undefined;
      found = dtype === 14 ? bfloat16(bits & 0xffff) : float16(bits & 0xffff);
    } else {
      const how = typed[field];
      if (how === undefined) continue;
      if (found !== undefined) return undefined;
      if (how === "varint") {
        found = wire.type() === 0 ? wire.varint() : packed.one(bytes, from, to);
        if (found === undefined) return undefined;
      } else {
        const [size, read] = raw[how];
        if (to - from !== size) return undefined;
        found = read(view, from);
      }
    }
  }
  if (content === undefined || content[0] === content[1]) return found;
  const [size, read] = raw[dtype] ?? [0];
  return read !== undefined && content[1] - content[0] === size ? read(view, content[0]) : undefined;
}

function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function bfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits << 16);
  return view.getFloat32(0);
}

import { refuseData } from "../refuse.ts";

/** What an IDX file holds: bytes, in an array of some dimensions. */
export interface Idx {
  readonly sizes: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes, as MNIST's are: two zeros, the type (8), the number of dimensions, the size of
 * each as four bytes with the highest first, and the values.
 *
 * @param name - what messages call it
 * @param dimensions - how many there may be
 * @throws AnnealError when the header is another one, or the file is shorter or longer than it says.
 */
export function readIdx(bytes: Uint8Array, name: string, dimensions: readonly number[]): Idx {
  const magics = dimensions.map((each) => `00 00 08 0${each}`).join(" or ");
  const first = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const note = first.startsWith("1f 8b") ? "a gzip file: unpack it first" : undefined;
  if (!magics.split(" or ").includes(first))
    refuseData(name, `an IDX file of unsigned bytes, which begins with ${magics}`, first, { note });
  const header = 4 + 4 * bytes[3];
  if (bytes.length < header) refuseData(name, `an IDX header of ${header} bytes`, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = Array.from({ length: bytes[3] }, (_, i) => view.getUint32(4 + 4 * i));
  const length = header + sizes.reduce((a, b) => a * b, 1);
  if (bytes.length !== length)
    refuseData(name, `${length} bytes, as its header says (${sizes.join(" × ")})`, bytes.length, {
      note: bytes.length < length ? "it is cut off" : "something follows",
    });
  return { sizes, values: bytes.subarray(header) };
}

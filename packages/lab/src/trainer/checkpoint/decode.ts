import { LabError } from "../../errors.ts";
import type { RunState } from "../state.ts";
import { type Checkpoint, type Header, magic } from "./checkpoint.ts";
import { createCrc32c } from "./crc32c.ts";

/**
 * Reads what `writeCheckpoint` wrote.
 *
 * @param name what to call it in a sentence: the file's name.
 * @throws LabError when it is no checkpoint, of a later version, cut short or damaged.
 */
export function readCheckpoint(bytes: Uint8Array, name = "checkpoint"): Checkpoint {
  const start = new TextDecoder().decode(bytes.subarray(0, magic.length));
  if (start !== magic) {
    const other = /^anneal checkpoint (\d+)\n/.exec(start);
    throw new LabError(
      other === null
        ? `${name}: expected a checkpoint of anneal, received something else`
        : `${name}: expected version 1 of the format, received version ${other[1]}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 4;
  if (end < magic.length + 4 || view.getUint32(end, true) !== createCrc32c()(bytes.subarray(0, end))) {
    throw new LabError(`${name}: this checkpoint is cut short or damaged: its checksum does not fit`);
  }
  const length = view.getUint32(magic.length, true);
  const from = magic.length + 4;
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(from, from + length)));
  let at = from + length;
  const vectors = new Map<string, Float32Array>();
  for (const [block, count] of header.blocks) {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++, at += 4) values[i] = view.getFloat32(at, true);
    vectors.set(block, values);
  }
  return { ...header, state: stateOf(header, vectors) };
}

function stateOf({ state, blocks }: Header, vectors: ReadonlyMap<string, Float32Array>): RunState {
  const { updates, snapshots, ...rest } = state;
  const slots = blocks.filter(([name]) => name.startsWith("slot ")).map(([name]) => vectors.get(name)!);
  const ema = vectors.get("ema");
  const valid = vectors.get("valid predictions");
  const test = vectors.get("test predictions");
  return {
    ...rest,
    machine: { updates, weights: vectors.get("weights")!, slots, ...(ema && { ema }) },
    ...(snapshots !== undefined && valid && { ensemble: { snapshots, valid, ...(test && { test }) } }),
  };
}

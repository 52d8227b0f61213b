import type { Checkpoint, Header } from "./checkpoint.ts";
import { magic } from "./checkpoint.ts";
import { createCrc32c } from "./crc32c.ts";

/**
 * A checkpoint as bytes:
 *
 *   "anneal checkpoint 1\n", length of the header (uint32), header (JSON, filled up with spaces to a multiple of 4),
 *   the vectors one behind the other (float32), CRC-32C of all before it (uint32)
 *
 * Numbers of more than one byte have their lowest first. `readCheckpoint` reads it.
 */
export function writeCheckpoint({ model, optimizer, state, more }: Checkpoint): Uint8Array {
  const { machine, ensemble, ...rest } = state;
  const vectors: readonly (readonly [string, Float32Array])[] = [
    ["weights", machine.weights],
    ...machine.slots.map((slot, i) => [`slot ${i}`, slot] as const),
    ...(machine.ema ? [["ema", machine.ema] as const] : []),
    ...(ensemble ? [["valid predictions", ensemble.valid] as const] : []),
    ...(ensemble?.test ? [["test predictions", ensemble.test] as const] : []),
  ];
  const header: Header = {
    model,
    optimizer,
    state: { ...rest, updates: machine.updates, ...(ensemble && { snapshots: ensemble.snapshots }) },
    ...(more && { more }),
    blocks: vectors.map(([name, values]) => [name, values.length]),
  };
  return assemble(
    JSON.stringify(header),
    vectors.map(([, values]) => values),
  );
}

function assemble(json: string, vectors: readonly Float32Array[]): Uint8Array {
  const encoder = new TextEncoder();
  const start = encoder.encode(magic);
  const header = encoder.encode(json);
  const padded = Math.ceil(header.length / 4) * 4;
  const numbers = vectors.reduce((sum, { length }) => sum + length, 0);
  const out = new Uint8Array(start.length + 4 + padded + 4 * numbers + 4);
  const view = new DataView(out.buffer);
  out.set(start);
  view.setUint32(start.length, padded, true);
  let at = start.length + 4;
  out.fill(0x20, at, at + padded);
  out.set(header, at);
  at += padded;
  for (const values of vectors) {
    for (let i = 0; i < values.length; i++, at += 4) view.setFloat32(at, values[i], true);
  }
  view.setUint32(at, createCrc32c()(out.subarray(0, at)), true);
  return out;
}

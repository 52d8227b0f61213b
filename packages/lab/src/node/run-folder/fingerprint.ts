import type { Task } from "../../tasks/index.ts";
import { createCrc32c } from "../../trainer/index.ts";

/** Rows that are looked at; of larger sets, every so many. */
const mostRows = 20_000;

/** A word for the data of a task as they were encoded: another word means other data. */
export function fingerprintOf(task: Task): string {
  const crc32c = createCrc32c();
  const sets = [task.train, task.valid, task.test];
  const facts = [task.kind, task.loss, task.model, task.facts, sets.map(({ rows }) => rows)];
  let crc = crc32c(new TextEncoder().encode(JSON.stringify(facts)));
  for (const { rows, batch } of sets) {
    const every = Math.ceil(rows / mostRows);
    for (let from = 0; from < rows; from += 256 * every) {
      const places = Array.from({ length: 256 }, (_, i) => from + i * every).filter((row) => row < rows);
      const { x, y } = batch(places);
      crc = crc32c(bytesOf(y), crc32c(bytesOf(x), crc));
    }
  }
  return crc.toString(16).padStart(8, "0");
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

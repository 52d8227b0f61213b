import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { LabError } from "../../errors.ts";

/**
 * The loss of every update in the first `bytes` of a log, from update 0.
 *
 * @throws LabError when they are not all there.
 */
export function readLosses(path: string, bytes: number, steps: number): number[] {
  const losses: number[] = [];
  for (const line of firstLines(path, bytes)) {
    const { step, loss } = parse(line, path);
    if (loss === undefined) continue;
    if (step !== losses.length) break;
    losses.push(loss ?? Number.NaN);
  }
  if (losses.length === steps) return losses;
  throw new LabError(
    `${basename(path)}: expected a line for each of the ${steps} updates before the checkpoint, received ${losses.length}`,
    "put the log back as it was, or begin the run again in another folder",
  );
}

function firstLines(path: string, bytes: number): readonly string[] {
  const text = Buffer.alloc(bytes);
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw new LabError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    let done = 0;
    for (let read = -1; read !== 0 && done < bytes; done += read)
      read = readSync(file, text, done, bytes - done, done);
    return text.toString("utf8", 0, done).split("\n").slice(0, -1);
  } finally {
    closeSync(file);
  }
}

function parse(line: string, path: string): { readonly step?: number; readonly loss?: number | null } {
  try {
    return JSON.parse(line);
  } catch {
    throw new LabError(`${basename(path)}: expected a line of JSON, received ${line.slice(0, 40)}`);
  }
}

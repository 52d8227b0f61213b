import { readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { nearest, show } from "anneal";
import { LabError } from "../errors.ts";

/** As much as a task can hold in memory several times over, once for each worker. */
export const mostBytes: number = 256 * 2 ** 20;

/**
 * All bytes of a file, or of anything else that can be opened and read.
 *
 * @throws LabError when there is no such file (with the nearest name), it is a folder, empty, may not be read, or holds
 * more than 256 MiB.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const file = await open(path);
    try {
      for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 })) {
        size += chunk.length;
        if (size > mostBytes) throw new LabError(`${path}: expected at most 256 MiB, received more`);
        chunks.push(chunk);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readable(error, path);
  }
  if (size === 0) throw new LabError(`${path}: the file is empty`);
  return new Uint8Array(Buffer.concat(chunks));
}

/** An error of the file system as one sentence. */
export function readable(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return missing(path);
    case "EISDIR":
      return new LabError(`${path}: expected a file, received a folder`);
    case "EACCES":
    case "EPERM":
      return new LabError(`${path}: expected a file that may be read, received one that may not`);
    default:
      return code === undefined || error instanceof LabError
        ? error
        : new LabError(`${path}: cannot be read (${code})`);
  }
}

function missing(path: string): LabError {
  const folder = dirname(path);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return new LabError(`${path}: no such file, and no folder ${show(folder)}`);
  }
  const near = nearest(basename(path), names);
  return new LabError(
    `${path}: no such file`,
    near === undefined ? undefined : `did you mean ${folder === "." ? near : join(folder, near)}?`,
  );
}

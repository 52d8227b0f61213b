import { readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { nearest, show } from "anneal";
import { UsageError } from "../output/usage-error.ts";

/** Far more than any spec needs, and little enough to read at once. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The text of a file, or of anything else that can be opened and read.
 *
 * @throws UsageError when there is no such file (with the nearest name), it is a folder, may not be read, or is too big.
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      return await readChunks(file.createReadStream({ autoClose: false }), path);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readable(error, path);
  }
}

/** The text of a stream of bytes, at most 64 MiB, without a byte order mark. */
export async function readChunks(stream: AsyncIterable<Uint8Array | string>, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > mostBytes) throw new UsageError(`${name}: expected at most 64 MiB, received more`);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), name);
}

function decode(bytes: Uint8Array, name: string): string {
  const [a, b] = bytes;
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  try {
    if (!utf16) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {}
  throw new UsageError(
    `${name}: expected a text in UTF-8, received ${utf16 ? "UTF-16: save it as UTF-8" : "other bytes"}`,
  );
}

/** An error of the file system as one sentence. */
export function readable(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return missing(path);
    case "EISDIR":
      return new UsageError(`${path}: expected a file, received a folder`);
    case "EACCES":
    case "EPERM":
      return new UsageError(`${path}: expected a file that may be read, received one that may not`);
    case undefined:
      return error;
    default:
      return new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** That a file does not exist, with the nearest name in its folder. */
export function missing(path: string): UsageError {
  const folder = dirname(path);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return new UsageError(`${path}: no such file, and no folder ${show(folder)}`);
  }
  const near = nearest(basename(path), names);
  return new UsageError(
    `${path}: no such file`,
    near === undefined ? undefined : `did you mean ${folder === "." ? near : join(folder, near)}?`,
  );
}

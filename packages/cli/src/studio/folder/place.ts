import { constants } from "node:fs";
import { type FileHandle, open, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { Refusal } from "../refusal.ts";
import { isServed } from "./names.ts";

/** A file of the folder that is larger is not sent: a browser could not hold what is read from it. */
const mostBytes = 1024 ** 3;

export interface OpenedFile {
  readonly file: FileHandle;
  readonly size: number;
}

const nothing = (): Refusal => new Refusal(404, "no such file in the folder");

/**
 * Opens a file below a folder for reading. Links that lead out of the folder are refused; so is what is no spec, log or
 * script by its name, and hidden files and folders.
 *
 * @throws Refusal
 */
export async function openInside(root: string, parts: readonly string[]): Promise<OpenedFile> {
  if (!isServed(parts)) throw nothing();
  const path = await insideOf(root, join(root, ...parts));
  // Not waiting: a named pipe would never open.
  const file = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  ).catch(() => {
    throw nothing();
  });
  try {
    const about = await file.stat();
    const { size } = about;
    if (!about.isFile()) throw nothing();
    if (size > mostBytes)
      throw new Refusal(413, `size: expected at most 1 GiB, received ${(size / 1024 ** 3).toFixed(1)} GiB`);
    return { file, size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The path itself, all links followed. @throws Refusal when there is nothing, or it lies outside of the folder. */
async function insideOf(root: string, path: string): Promise<string> {
  const real = await realpath(path).catch(() => {
    throw nothing();
  });
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new Refusal(403, "address: expected a file in the folder, received a link that leads out of it");
  return real;
}

/** Where a file of these parts may be written: beside other files of the folder, or over one. @throws Refusal */
export async function placeInside(root: string, parts: readonly string[]): Promise<string> {
  if (!isServed(parts)) throw new Refusal(403, "name: expected a name that ends in .json and is not hidden");
  const above = join(root, ...parts.slice(0, -1));
  const folder = parts.length === 1 ? root : await insideOf(root, above);
  const path = join(folder, parts[parts.length - 1]);
  const isThere = await realpath(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return path;
  const real = await insideOf(root, path);
  if (!(await stat(real)).isFile()) throw new Refusal(403, "name: expected the name of a file");
  return real;
}

import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { LabError } from "../errors.ts";
import type { Fact } from "../tasks/index.ts";
import { counted, listed } from "../tasks/words.ts";
import { mostBytes, readable, readBytes } from "./read-bytes.ts";

/** A text, and where it came from. */
export interface Texts {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/**
 * The text of a file, or of all text files of a folder and the folders in it, end to end in the order of their names.
 * Hidden files, `node_modules` and links to folders are passed over; files that are no text in UTF-8 are skipped, and a
 * fact says which.
 *
 * @throws LabError when there is no text.
 */
export async function readTexts(path: string): Promise<Texts> {
  if (!(await isFolder(path))) return { text: decodeText(await readBytes(path), path), facts: [] };
  const texts: string[] = [];
  const skipped: string[] = [];
  let size = 0;
  for (const file of await filesIn(path)) {
    const { size: bytes } = await stat(file);
    size += bytes;
    if (size > mostBytes) throw new LabError(`${path}: expected at most 256 MiB in all files, received more`);
    const text = bytes === 0 ? "" : textOf(await readBytes(file));
    if (text === undefined) skipped.push(relative(path, file).split(sep).join("/"));
    else if (text !== "") texts.push(text);
  }
  if (texts.length === 0) throw new LabError(`${path}: the folder has no text files`);
  const facts: Fact[] = [{ name: "Files", value: counted(texts.length, "text file") }];
  if (skipped.length > 0) facts.push({ name: "Left out", value: `${listed(skipped)}: not text in UTF-8` });
  return { text: texts.join("\n"), facts };
}

/**
 * A text from its bytes, without a byte order mark.
 *
 * @throws LabError when they are not UTF-8.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  const text = textOf(bytes);
  if (text !== undefined) return text;
  const [a, b] = bytes;
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const received = utf16 ? "UTF-16: save it as UTF-8" : "other bytes";
  throw new LabError(`${path}: expected a text in UTF-8, received ${received}`);
}

/** `undefined` when it is no text: not UTF-8, or with zeros in it. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw readable(error, path);
  }
}

/** Paths of the files in a folder and below, in the order of their names. */
async function filesIn(folder: string): Promise<readonly string[]> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw readable(error, folder);
  }
  const wanted = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const inOrder = [...wanted].sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of inOrder) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesIn(path)));
    else if (await isFile(path)) found.push(path);
  }
  return found;
}

/** Also of a link; not of one that leads nowhere, a folder behind one, a socket or a pipe. */
const isFile = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

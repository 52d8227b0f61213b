import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type FileKind, kindOf } from "./kind.ts";
import { isEventFile, isSearched, isServedName } from "./names.ts";

/** A file of the folder that the studio can open. */
export interface ListedFile {
  /** Below the folder, with `/` between its parts. */
  readonly path: string;
  readonly kind: FileKind;
  readonly size: number;
  /** When it was written last, in milliseconds since 1970. */
  readonly changed: number;
  /** The folder that is the run of an event file: event files of one run are read together. */
  readonly run?: string;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  /** The folders that were searched, the root as "". */
  readonly folders: readonly string[];
  /** There is more than is looked at. */
  readonly isCut: boolean;
}

const limits = { files: 2_000, folders: 1_000, deep: 6 } as const;

interface Known {
  readonly mark: string;
  readonly kind: FileKind | undefined;
}

/** Lists a folder again and again; a file is looked into only when it has changed. */
export function createLister(root: string): () => Promise<Listing> {
  let known = new Map<string, Known>();
  return async () => {
    const found = await search(root);
    const now = new Map<string, Known>();
    const files: ListedFile[] = [];
    for (const { path, size, changed, mark } of found.files) {
      const before = known.get(path);
      // A log stays one while it grows.
      const isKnown = before?.mark === mark || (before?.kind === "log" && size > 0);
      const kind = isKnown ? before.kind : await kindOf(join(root, path), size).catch(() => undefined);
      now.set(path, { mark, kind });
      if (kind !== undefined) files.push({ path, kind, size, changed, ...runOf(path) });
    }
    known = now;
    return { files, folders: found.folders, isCut: found.isCut };
  };
}

function runOf(path: string): { readonly run?: string } {
  const at = path.lastIndexOf("/");
  return isEventFile(path.slice(at + 1)) ? { run: path.slice(0, Math.max(0, at)) } : {};
}

interface Found {
  readonly files: { path: string; size: number; changed: number; mark: string }[];
  readonly folders: string[];
  isCut: boolean;
}

/** The nearest folders first, so that what is left out of a huge tree lies deep. */
async function search(root: string): Promise<Found> {
  const found: Found = { files: [], folders: [""], isCut: false };
  for (let i = 0; i < found.folders.length; i++) {
    const folder = found.folders[i];
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) addFolder(found, path);
      else if (entry.isFile() && isServedName(entry.name)) await addFile(found, root, path);
    }
  }
  return found;
}

function addFolder(found: Found, path: string): void {
  const parts = path.split("/");
  if (!isSearched(parts[parts.length - 1])) return;
  if (parts.length > limits.deep || found.folders.length >= limits.folders) found.isCut = true;
  else found.folders.push(path);
}

async function addFile(found: Found, root: string, path: string): Promise<void> {
  if (found.files.length >= limits.files) {
    found.isCut = true;
    return;
  }
  // It may have gone since the folder was read.
  const about = await lstat(join(root, path)).catch(() => undefined);
  if (about === undefined) return;
  const { size, mtimeMs, ino } = about;
  found.files.push({ path, size, changed: Math.round(mtimeMs), mark: `${ino} ${size} ${mtimeMs}` });
}

import type { FolderFile, Told } from "./types.ts";

/** The list after what was told, in the order of paths. */
export function filesAfter(before: readonly FolderFile[], { files, gone }: Told): readonly FolderFile[] {
  const now = new Map(before.map((file) => [file.path, file]));
  for (const path of gone) now.delete(path);
  for (const file of files) now.set(file.path, file);
  return [...now.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A log of the folder: one file, or the event files of one run. */
export interface FolderLog {
  readonly name: string;
  readonly files: readonly FolderFile[];
  readonly changed: number;
}

/** Folders that are parts of the run of the folder around them. */
const part = /(^|\/)(train|training|val|valid|validation|eval|evaluation|test)$/i;

/** The logs among files, those that were written last first. */
export function logsOf(files: readonly FolderFile[]): readonly FolderLog[] {
  const logs = new Map<string, FolderFile[]>();
  for (const file of files) {
    if (file.kind !== "log") continue;
    const name = file.run === undefined ? file.path : file.run.replace(part, "") || file.path;
    logs.set(name, [...(logs.get(name) ?? []), file]);
  }
  return [...logs]
    .map(([name, own]) => ({ name, files: own, changed: Math.max(...own.map(({ changed }) => changed)) }))
    .sort((a, b) => b.changed - a.changed || (a.name < b.name ? -1 : 1));
}

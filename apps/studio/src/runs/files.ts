import type { LogSource } from "./types.ts";

const isEvents = (name: string): boolean => /\btfevents\b/.test(name.slice(name.lastIndexOf("/") + 1));

/** Folders that are parts of the run of the folder around them. */
const part = /(^|\/)(train|training|val|valid|validation|eval|evaluation|test)$/i;

const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

/** Files that are read together, and what they are called: event files of one run; every other file is a log of its own. */
export function runsOfFiles(
  files: readonly LogSource[],
): readonly { readonly name: string; readonly files: readonly LogSource[] }[] {
  const events = new Map<string, LogSource[]>();
  for (const file of files.filter(({ name }) => isEvents(name))) {
    const run = folderOf(file.name).replace(part, "");
    events.set(run, [...(events.get(run) ?? []), file]);
  }
  return [
    ...files.filter(({ name }) => !isEvents(name)).map((file) => ({ name: file.name, files: [file] })),
    ...[...events].map(([run, own]) => ({ name: run === "" ? own[0].name : run, files: own })),
  ];
}

/** Names that logs have; in a folder, other files are passed over. */
const logName = /\.(csv|tsv|json|jsonl|ndjson|log|txt)(\.gz)?$/i;

/** Files of what was dropped: those of folders too, as deep as they go. */
export async function filesOfDrop(data: DataTransfer): Promise<readonly LogSource[]> {
  // Entries must be taken at once: after the first wait the list is empty.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return [...data.files].map((file) => ({ name: file.name, data: file }));
  const found = await Promise.all(entries.map((entry) => filesOf(entry, "")));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry, folder: string): Promise<readonly LogSource[]> {
  const name = folder + entry.name;
  if (entry.isFile) {
    if (folder !== "" && !logName.test(name) && !isEvents(name)) return [];
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return [{ name, data: file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives a hundred at a time, and then none.
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((each) => filesOf(each, `${name}/`)))).flat();
}

/** Files that were chosen; of a chosen folder those that may be logs. */
export const filesOfInput = (files: FileList | null): readonly LogSource[] =>
  [...(files ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, data: file }))
    .filter(({ name }) => !name.includes("/") || logName.test(name) || isEvents(name));

import { chunksOf } from "./input/chunks.ts";
import { isEventFile } from "./input/format-of.ts";
import { noEvents, type ReadOptions, readLog, watched } from "./read-log.ts";
import { readEvents } from "./readers/events/read-events.ts";
import type { LogFile, LogTable } from "./table/table.ts";

/**
 * Reads the logs of several files. Event files in one folder are one run, and so are those in its folders `train`,
 * `validation` and the like, as Keras and TensorFlow write them; every other file is a run of its own.
 *
 * @throws AnnealError when one of them is no log.
 */
export async function readLogs(
  files: readonly LogFile[],
  options: ReadOptions = {},
): Promise<readonly LogTable[]> {
  const tables: LogTable[] = [];
  const runs = new Map<string, LogFile[]>();
  for (const file of files) {
    if (!isEventFile(file.name)) tables.push(...(await readLog(file, options)));
    else {
      const run = runOf(folderOf(file.name));
      runs.set(run, [...(runs.get(run) ?? []), file]);
    }
  }
  for (const [name, events] of runs) {
    const table = await readRun(name, events, options);
    if (table.rows === 0) throw noEvents(name);
    tables.push(table);
  }
  return tables;
}

/** Folders that are parts of the run of the folder around them. */
const part = /(^|\/)(train|training|val|valid|validation|eval|evaluation|test)$/i;

const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

const runOf = (folder: string): string => folder.replace(part, "");

/** Each folder of the run is read on its own: two of them may have the same tags. */
async function readRun(run: string, events: readonly LogFile[], options: ReadOptions): Promise<LogTable> {
  const folders = [...new Set(events.map(({ name }) => folderOf(name)))];
  const tables: LogTable[] = [];
  for (const folder of folders) {
    const own = events.filter(({ name }) => folderOf(name) === folder).sort(byTime);
    const before = part.test(folder) ? `${folder.slice(folder.lastIndexOf("/") + 1)}/` : "";
    const wanted = (tag: string): boolean => options.columns?.(before + tag) ?? true;
    const opened = own.map(({ name, data }) => ({ name, chunks: watched(chunksOf(data), options) }));
    const table = await readEvents(opened, { name: run, wanted });
    tables.push({ ...table, columns: table.columns.map((each) => ({ ...each, name: before + each.name })) });
  }
  if (tables.length === 1) return tables[0];
  return {
    name: run,
    format: `event files of TensorBoard in ${tables.length} folders`,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    columns: tables.flatMap(({ columns }) => columns),
    others: tables.flatMap(({ others = [] }) => others),
    says: tables.flatMap(({ says }) => says),
  };
}

/** Event files carry in their names when they were begun, in seconds. */
const byTime = (a: LogFile, b: LogFile): number => begunAt(a) - begunAt(b) || (a.name < b.name ? -1 : 1);

const begunAt = ({ name }: LogFile): number => Number(/tfevents\.(\d+)/.exec(name)?.[1] ?? 0);

import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { performance } from "node:perf_hooks";
import { columnsFor, type LogData, type LogTable, readLog, readLogs, toRunLog } from "@anneal/logs";
import { AnnealError } from "anneal";
import { readable } from "../input/read-text.ts";
import type { OpenLogOptions } from "./open-logs.ts";
import type { OpenedRun } from "./opened-run.ts";
import { createReadProgress, type ReadProgress } from "./read-progress.ts";

/** Opens files as logs. */
export interface Opener {
  /** `name` is what the run is called; left out, the name of the file. */
  readonly file: (path: string, name?: string) => Promise<readonly OpenedRun[]>;
  /** Opens event files below a folder: those of a run together. */
  readonly events: (folder: string, files: readonly string[]) => Promise<readonly OpenedRun[]>;
  readonly stdin: () => Promise<readonly OpenedRun[]>;
}

/** Makes an opener. */
export function createOpener({ io, choices, signal }: OpenLogOptions): Opener {
  const columns = columnsFor(choices);
  const opened = (table: LogTable, path: string, name: string): OpenedRun => {
    const { log, says } = toRunLog(table, choices);
    const config = table.config && { config: table.config };
    return { log: { ...log, name }, path, format: table.format, says, ...config };
  };
  const watch = async <T>(progress: ReadProgress, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } finally {
      progress.close();
    }
  };
  const progressOf = (name: string, size?: number): ReadProgress =>
    createReadProgress(io, { name, now: () => performance.now(), size });

  const read = async (path: string, data: LogData, more: { size?: number; name?: string } = {}) => {
    const progress = progressOf(path, more.size);
    const stop = signal && { signal };
    const options = { columns, progress: progress.bytes, ...stop };
    const tables = await watch(progress, () => readLog({ name: path, data }, options));
    return tables.map((table) => {
      const name = table.name === path ? shortName(path) : table.name;
      return opened(table, path, tables.length === 1 ? (more.name ?? name) : name);
    });
  };
  const told = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw error instanceof AnnealError ? error : readable(error, path);
    }
  };
  return {
    file: (path, name) =>
      told(path, async () => {
        const size = statSync(path).size;
        return await read(path, chunksOfFile(path), { size, ...(name !== undefined && { name }) });
      }),
    events: (folder, files) =>
      told(folder, async () => {
        const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
        const progress = progressOf(folder, size);
        let before = 0;
        let last = 0;
        const bytes = (count: number): void => {
          if (count < last) before += last;
          last = count;
          progress.bytes(before + count);
        };
        const logs = files.map((name) => ({ name, data: chunksOfFile(name) }));
        const stop = signal && { signal };
        const tables = await watch(progress, () => readLogs(logs, { columns, progress: bytes, ...stop }));
        return tables.map((table) => opened(table, table.name, basename(table.name)));
      }),
    stdin: async () => {
      if (io.terminals.in) io.tell("Reading a log from the terminal; end it with Ctrl-D.\n");
      return await read("stdin", io.stdin);
    },
  };
}

/** The bytes of a file, which is opened when the first are asked for. */
async function* chunksOfFile(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 1 << 20 });
}

/** A file's name without its endings: `run.csv.gz` is `run`. */
const shortName = (path: string): string =>
  basename(path).replace(/(\.(csv|tsv|jsonl?|ndjson|log|txt))?(\.gz)?$/i, "");

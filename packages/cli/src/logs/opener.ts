import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { performance } from "node:perf_hooks";
import { type LogData, readLog, toRunLog } from "@anneal/logs";
import { AnnealError } from "anneal";
import { readable } from "../input/read-text.ts";
import type { OpenLogOptions } from "./open-logs.ts";
import type { OpenedRun } from "./opened-run.ts";
import { createReadProgress } from "./read-progress.ts";

/** Opens files as logs. */
export interface Opener {
  /** `name` is what the run is called; left out, the name of the file. */
  readonly file: (path: string, name?: string) => Promise<readonly OpenedRun[]>;
  readonly stdin: () => Promise<readonly OpenedRun[]>;
}

/** Makes an opener. */
export function createOpener({ io, choices, signal }: OpenLogOptions): Opener {
  const read = async (path: string, data: LogData, size?: number, name?: string) => {
    const progress = createReadProgress(io, { name: path, now: () => performance.now(), size });
    try {
      const tables = await readLog(
        { name: path, data },
        { progress: progress.bytes, ...(signal && { signal }) },
      );
      return tables.map((table) => {
        const { log, says } = toRunLog(table, choices);
        const config = table.config && { config: table.config };
        const named = { ...log, name: name ?? (log.name === path ? shortName(path) : log.name) };
        return { log: named, path, format: table.format, says, ...config };
      });
    } finally {
      progress.close();
    }
  };
  return {
    file: async (path, name) => {
      const stream = createReadStream(path, { highWaterMark: 1 << 20, ...(signal && { signal }) });
      try {
        return await read(path, stream, statSync(path).size, name);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw error instanceof AnnealError ? error : readable(error, path);
      } finally {
        stream.destroy();
      }
    },
    stdin: async () => {
      if (io.terminals.in) io.tell("Reading a log from the terminal; end it with Ctrl-D.\n");
      return await read("stdin", io.stdin);
    },
  };
}

/** A file's name without its endings: `run.csv.gz` is `run`. */
const shortName = (path: string): string =>
  basename(path).replace(/(\.(csv|tsv|jsonl?|ndjson|log|txt))?(\.gz)?$/i, "");

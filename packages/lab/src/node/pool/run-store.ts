import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonical } from "../../runners/canonical.ts";
import { keepRunsIn, type RunStore } from "../../runners/keep-runs.ts";
import type { Runner, RunResult } from "../../runners/runner.ts";
import { onDisk, openLogFile } from "../run-folder/index.ts";
import { readLine, writeLine } from "./run-lines.ts";

export interface KeepOptions {
  /** The runs are in its file `runs.jsonl`. Only one process may use it: take it with `lockFolder`. */
  readonly folder: string;
  /** All that a result rests on beside its request, such as a fingerprint of the data. */
  readonly identity?: object;
}

/**
 * A runner that never does a run twice: finished runs are kept in a folder, and a request that was answered before,
 * here or by a process that was killed, is answered from there. Closing it closes the runner too.
 *
 * @throws DiskError when the folder cannot be written; `run` does when a result cannot be kept.
 */
export async function keepRuns(runner: Runner, options: KeepOptions): Promise<Runner> {
  const store = openRunStore(options);
  const kept = keepRunsIn(store, runner);
  return { ...kept, close: () => runner.close().finally(store.close) };
}

/** Finished runs in a file. */
export interface FileStore extends RunStore {
  /** How many runs of this identity were there when it was opened. */
  readonly found: number;
  readonly close: () => void;
}

/**
 * Opens the runs that are kept in a folder, which is made if need be. A run is on the disk for good before `put`
 * returns. A last line that was cut in two is dropped; a broken line elsewhere is as if it were not there. Runs of
 * another identity stay in the file, and are not found.
 */
export function openRunStore({ folder, identity = {} }: KeepOptions): FileStore {
  const path = join(folder, "runs.jsonl");
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  const bytes = existsSync(path) ? onDisk(path, () => readFileSync(path)) : Buffer.alloc(0);
  const end = bytes.lastIndexOf("\n") + 1;
  const runs = readRuns(bytes.toString("utf8", 0, end), identity);
  const log = openLogFile(path, end);
  let torn = false;
  return {
    found: runs.size,
    get: (request) => runs.get(canonical(request)),
    put: (request, result) => {
      const line = writeLine({ identity, request, result });
      // After a write that failed, half a line may stand there.
      const before = torn ? "\n" : "";
      torn = true;
      log.add(`${before}${line}\n`);
      log.sync();
      torn = false;
      runs.set(canonical(request), result);
    },
    close: log.close,
  };
}

/** Results by the text of their requests. */
function readRuns(text: string, identity: object): Map<string, RunResult> {
  const own = canonical(identity);
  const runs = new Map<string, RunResult>();
  for (const line of text.split("\n")) {
    const kept = readLine(line);
    if (kept !== undefined && canonical(kept.identity) === own)
      runs.set(canonical(kept.request), kept.result);
  }
  return runs;
}

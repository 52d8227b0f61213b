import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonical } from "../../runners/canonical.ts";
import type { RunStore } from "../../runners/keep-runs.ts";
import type { RunRequest, RunResult } from "../../runners/runner.ts";
import { lockFolder, onDisk, openLogFile } from "../run-folder/index.ts";
import { readLine, writeLine } from "./run-lines.ts";

/** Finished runs in the file `runs.jsonl` of a folder, which this process alone writes to until it is closed. */
export interface FileStore extends RunStore {
  /** How many runs of this kind were there when it was opened. */
  readonly found: number;
  /** Gives the folder free. */
  readonly close: () => void;
}

/**
 * Opens the runs that are kept in a folder, which is made if need be. A run is on the disk for good before `put`
 * returns. A last line that was cut in two is dropped; a broken line elsewhere is as if it were not there.
 *
 * @param about - all that a result rests on beside its request, such as a fingerprint of the data. Runs that are about
 *   something else stay in the file, and are not found.
 * @throws LabError when another process uses the folder; DiskError when it cannot be written.
 */
export function openRunStore(folder: string, about: string): FileStore {
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  const lock = lockFolder(folder);
  try {
    return open(join(folder, "runs.jsonl"), about, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function open(path: string, about: string, release: () => void): FileStore {
  const bytes = existsSync(path) ? onDisk(path, () => readFileSync(path)) : Buffer.alloc(0);
  const end = bytes.lastIndexOf("\n") + 1;
  const runs = new Map<string, RunResult>();
  const lines = bytes.toString("utf8", 0, end).split("\n");
  for (const line of lines) {
    const kept = readLine(line);
    if (kept?.about === about) runs.set(canonical(kept.request), kept.result);
  }
  const log = openLogFile(path, end);
  let torn = false;
  return {
    found: runs.size,
    get: (request) => runs.get(canonical(request)),
    put: (request: RunRequest, result: RunResult) => {
      const line = writeLine({ about, request, result });
      // After a write that failed, half a line may stand there.
      log.add(torn ? `\n${line}\n` : `${line}\n`);
      torn = true;
      log.sync();
      torn = false;
      runs.set(canonical(request), result);
    },
    close: () => {
      log.close();
      release();
    },
  };
}

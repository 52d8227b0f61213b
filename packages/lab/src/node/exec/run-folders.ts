import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RunRequest } from "../../runners/runner.ts";
import { onDisk } from "../run-folder/index.ts";

/** A folder for every run. */
export interface RunFolders {
  /** Makes a new one. @throws DiskError when it cannot be made. */
  readonly next: (request: RunRequest) => string;
  /** Removes all of them if they are temporary. */
  readonly remove: () => Promise<void>;
}

/**
 * Folders in the one that is given, or in a temporary one. Their names let people find a run: `0007-seed-3-lr-0.01`.
 * Those of earlier runs are left as they are.
 */
export function createRunFolders(given: string | undefined): RunFolders {
  let parent: string | undefined;
  let count = 0;
  const make = (): string => {
    if (given === undefined) return onDisk(tmpdir(), () => mkdtempSync(join(tmpdir(), "anneal-exec-")));
    onDisk(given, () => mkdirSync(given, { recursive: true }));
    return resolve(given);
  };
  return {
    next: ({ seed, peakLr }) => {
      parent ??= make();
      for (;;) {
        count += 1;
        const path = join(parent, `${String(count).padStart(4, "0")}-seed-${seed}-lr-${peakLr}`);
        if (onDisk(path, () => makeNew(path))) return path;
      }
    },
    remove: async () => {
      if (given === undefined && parent !== undefined) await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Whether the folder was made: one that is there already is another run's. */
function makeNew(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

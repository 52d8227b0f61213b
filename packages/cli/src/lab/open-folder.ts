import { mkdir } from "node:fs/promises";
import type { Runner } from "@anneal/lab";
import { keepRuns, lockFolder } from "@anneal/lab/node";
import { writable } from "../output/save.ts";
import { ownVersion } from "../own-version.ts";
import type { OpenStudy } from "./open-study.ts";

/** The folder that a study writes to: this process alone uses it until it is closed. */
export interface StudyFolder {
  readonly folder: string;
  /** The study's runner, which keeps what has finished and never does it again. */
  readonly runner: Runner;
  readonly close: () => Promise<void>;
}

/**
 * Takes the folder and reads the runs that an interrupted study left there. Runs of other data, another optimizer or
 * another version of anneal may lie there too; they are not found.
 *
 * @throws LabError when another process uses it.
 */
export async function openFolder(folder: string, { runner, identity }: OpenStudy): Promise<StudyFolder> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw writable(error, folder);
  }
  const lock = lockFolder(folder);
  const keeping = await keepRuns(runner, { folder, identity: { ...identity, version: ownVersion() } });
  return {
    folder,
    runner: keeping,
    close: async () => {
      await keeping.close();
      lock.release();
    },
  };
}

import { existsSync, statSync } from "node:fs";
import type { Choices } from "@anneal/logs";
import { missing } from "../input/read-text.ts";
import type { Io } from "../output/io.ts";
import { openKeptRuns } from "./kept-runs.ts";
import { openFolder } from "./open-folder.ts";
import type { OpenedRun } from "./opened-run.ts";
import { createOpener } from "./opener.ts";

/** What logs are opened with. */
export interface OpenLogOptions {
  readonly io: Io;
  readonly choices?: Choices;
  readonly signal?: AbortSignal;
}

/**
 * Opens the log of a run, or several: a file in any format of `@anneal/logs`, perhaps compressed by gzip; a folder of
 * event files, of runs of anneal, with a `runs.json`, or of log files; or `-`, standard input. Long reads show their
 * progress on standard error.
 *
 * @throws UsageError when it cannot be read; AnnealError when it is no log, or its columns are not clear.
 */
export async function openLog(path: string, options: OpenLogOptions): Promise<readonly OpenedRun[]> {
  const opener = createOpener(options);
  if (path === "-") return await opener.stdin();
  if (!existsSync(path)) throw missing(path);
  if (/(^|\/)runs\.jsonl$/.test(path)) return await openKeptRuns(path, options.io);
  return statSync(path).isDirectory() ? await openFolder(path, opener, options) : await opener.file(path);
}

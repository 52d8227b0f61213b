import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { AnnealError } from "anneal";
import { tellNote } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { readRunsFile } from "./described.ts";
import type { OpenLogOptions } from "./open-logs.ts";
import type { OpenedRun } from "./opened-run.ts";
import type { Opener } from "./opener.ts";

/** Files that may be logs, by their ending. */
const logName = /\.(csv|tsv|json|jsonl|ndjson|log|txt)(\.gz)?$/i;

/** Opens all runs in a folder. */
export async function openFolder(
  folder: string,
  opener: Opener,
  { io }: OpenLogOptions,
): Promise<readonly OpenedRun[]> {
  if (existsSync(join(folder, "runs.json"))) return await openDescribed(folder, opener);
  const own = join(folder, "log.jsonl");
  if (existsSync(own)) return await opener.file(own, basename(folder));
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const runs = entries
    .map(({ name }) => join(folder, name))
    .filter((path) => existsSync(join(path, "log.jsonl")));
  const files = entries
    .filter((entry) => !entry.isDirectory() && logName.test(entry.name))
    .map(({ name }) => join(folder, name));
  const opened: OpenedRun[] = [];
  for (const run of runs) opened.push(...(await opener.file(join(run, "log.jsonl"), basename(run))));
  if (runs.length > 0) return opened;
  const faults: AnnealError[] = [];
  for (const file of files) {
    try {
      opened.push(...(await opener.file(file)));
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      faults.push(error);
    }
  }
  if (opened.length === 0 && faults.length === 1) throw faults[0];
  if (opened.length === 0) {
    throw new UsageError(
      `${folder}: expected a folder with logs in it, received ${faults.length === 0 ? "none" : `${faults.length} files that are none`}`,
      "a log is an event file of TensorBoard, a W&B export, trainer_state.json, a CSV or lines of JSON",
    );
  }
  for (const { message } of faults) tellNote(io, `left out: ${message.split("\n")[0]}`);
  return opened;
}

/** The runs that a `runs.json` lists, each with what it says of it. */
async function openDescribed(folder: string, opener: Opener): Promise<readonly OpenedRun[]> {
  const described = await readRunsFile(folder);
  const opened: OpenedRun[] = [];
  for (const each of described) {
    const runs = await opener.file(join(folder, each.file), each.id);
    opened.push(...runs.map((run) => ({ ...run, described: each })));
  }
  return opened;
}

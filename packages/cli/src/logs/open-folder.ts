import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { AnnealError } from "anneal";
import { tellNote } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { readRunsFile } from "./described.ts";
import { filesBelow } from "./find-files.ts";
import { openKeptRuns } from "./kept-runs.ts";
import type { OpenLogOptions } from "./open-logs.ts";
import type { OpenedRun } from "./opened-run.ts";
import type { Opener } from "./opener.ts";

/** Files that may be logs, by their ending. */
const logName = /\.(csv|tsv|json|jsonl|ndjson|log|txt)(\.gz)?$/i;
/** Names that trainers give their logs. */
const knownName =
  /^(metrics\.(csv|jsonl)|scalars\.json|trainer_state\.json|log\.jsonl|progress\.csv|summary\.csv)$/;

/**
 * Opens all runs in a folder: those that its `runs.json` lists; else a run of `anneal train`, or several; else the runs
 * of `anneal compare` or `tune`; else the newest `trainer_state.json`; else event files; else every file that is a log.
 */
export async function openFolder(
  folder: string,
  opener: Opener,
  { io }: OpenLogOptions,
): Promise<readonly OpenedRun[]> {
  const has = (name: string): boolean => existsSync(join(folder, name));
  if (has("runs.json")) return await openDescribed(folder, opener);
  if (has("log.jsonl")) return await opener.file(join(folder, "log.jsonl"), basename(folder));
  if (has("runs.jsonl")) return await openKeptRuns(join(folder, "runs.jsonl"), io);
  const files = filesBelow(folder);
  const own = files.filter((file) => /(^|\/)log\.jsonl$/.test(file));
  if (own.length > 0)
    return await openEach(own, (file) => opener.file(file, relative(folder, dirname(file))));
  const state = newestState(folder, files);
  if (state !== undefined) return await opener.file(state, basename(folder));
  const events = files.filter((file) => /\btfevents\b/.test(basename(file)));
  if (events.length > 0) return await opener.events(folder, events);
  const direct = files.filter((file) => dirname(file) === folder.replace(/\/+$/, "") && logName.test(file));
  if (direct.length > 0) return await openSome(folder, direct, { opener, io });
  const known = files.filter((file) => knownName.test(basename(file)));
  return await openSome(folder, known, { opener, io });
}

async function openEach(
  files: readonly string[],
  open: (file: string) => Promise<readonly OpenedRun[]>,
): Promise<readonly OpenedRun[]> {
  const opened: OpenedRun[] = [];
  for (const file of files) opened.push(...(await open(file)));
  return opened;
}

/** Opens those files that are logs, and tells which are not. */
async function openSome(
  folder: string,
  files: readonly string[],
  { opener, io }: { readonly opener: Opener } & Pick<OpenLogOptions, "io">,
): Promise<readonly OpenedRun[]> {
  const opened: OpenedRun[] = [];
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

/** The `trainer_state.json` of transformers that has the most steps: the folder's own, or the last checkpoint's. */
function newestState(folder: string, files: readonly string[]): string | undefined {
  const own = join(folder, "trainer_state.json");
  if (existsSync(own)) return own;
  const states = files.filter((file) => /^checkpoint-\d+\/trainer_state\.json$/.test(relative(folder, file)));
  const step = (file: string): number => Number(/checkpoint-(\d+)/.exec(relative(folder, file))?.[1]);
  return states.sort((a, b) => step(b) - step(a))[0];
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

import type { Choices } from "@anneal/logs";
import { problem } from "anneal";
import { runsOfFiles } from "./files.ts";
import { loadedOf } from "./loaded.ts";
import { fresh, stateOf } from "./progress-of.ts";
import type { Runs } from "./store.ts";
import type { LoadedLog, LogSource, Reading, Source } from "./types.ts";

/** Adds files as logs, and reads them. Event files of one run are one log. */
export function addFiles(runs: Runs, files: readonly LogSource[]): void {
  for (const { name, files: own } of runsOfFiles(files)) addSource(runs, name, own);
}

/**
 * Shows a log that is served from a folder, or reads it again when it has grown. What is shown stays until the new curve is
 * there.
 */
export function serveLog(
  runs: Runs,
  name: string,
  { files, changed }: { readonly files: readonly LogSource[]; readonly changed: number },
): void {
  const known = runs.sources.value.find((source) => source.live && source.name === name);
  if (known === undefined) {
    addSource(runs, name, files, { live: true, changed });
    return;
  }
  // The page saw it grow: its own clock says when, should that of the server differ.
  const next: Source = { ...known, files, changed: Date.now() };
  runs.sources.value = runs.sources.value.map((source) => (source === known ? next : source));
  // One that is being read is read to its end: a log that grows faster than it can be read would never be shown.
  if (!runs.readings.has(next.id)) void readSource(runs, next.id);
}

/** Notes that the file of a served log was deleted, or is there again. What was read stays, and nothing writes to it. */
export function markGone(runs: Runs, id: string, isGone: boolean): void {
  if ((sourceOf(runs, id)?.gone ?? false) === isGone) return;
  change(runs, id, (source) => ({ ...source, gone: isGone }));
  if (isGone) settle(runs, id);
}

function addSource(
  runs: Runs,
  name: string,
  files: readonly LogSource[],
  served: Pick<Source, "live" | "changed"> = {},
): void {
  const taken = new Set(runs.sources.value.map(({ id }) => id));
  let number = runs.sources.value.length + 1;
  while (taken.has(`s${number}`)) number += 1;
  const id = `s${number}`;
  const of = sizeOf(files);
  const source: Source = {
    id,
    name,
    files,
    choices: {},
    ...served,
    state: { kind: "reading", bytes: 0, of },
  };
  runs.sources.value = [...runs.sources.value, source];
  void readSource(runs, id);
}

const sizeOf = (files: readonly LogSource[]): number => files.reduce((sum, { data }) => sum + data.size, 0);

/** Reads a source again with other columns, or other lengths. */
export function choose(runs: Runs, id: string, choices: Choices): void {
  change(runs, id, (source) => ({ ...source, choices }));
  void readSource(runs, id);
}

/** Takes a source and all its runs away; where it is being read, that ends. */
export function removeSource(runs: Runs, id: string): void {
  runs.readings.get(id)?.abort();
  runs.readings.delete(id);
  runs.sources.value = runs.sources.value.filter((source) => source.id !== id);
  runs.loaded.value = runs.loaded.value.filter(({ sourceId }) => sourceId !== id);
}

/** Takes a run away, and its source with the last of them. */
export function removeLog(runs: Runs, { id, sourceId }: LoadedLog): void {
  runs.loaded.value = runs.loaded.value.filter((log) => log.id !== id);
  if (runs.loaded.value.every((log) => log.sourceId !== sourceId)) removeSource(runs, sourceId);
}

export function changeLog(runs: Runs, id: string, change: Partial<LoadedLog>): void {
  runs.loaded.value = runs.loaded.value.map((log) => (log.id === id ? { ...log, ...change } : log));
}

function change(runs: Runs, id: string, edit: (source: Source) => Source): void {
  runs.sources.value = runs.sources.value.map((source) => (source.id === id ? edit(source) : source));
}

/** Once a served log has not been written to for a while, what it holds says whether its run has ended. */
function rest(runs: Runs, id: string): void {
  setTimeout(() => {
    const changed = sourceOf(runs, id)?.changed;
    if (changed === undefined || Date.now() - changed < fresh) return;
    settle(runs, id);
  }, fresh + 100);
}

function settle(runs: Runs, id: string): void {
  runs.loaded.value = runs.loaded.value.map((log) =>
    log.sourceId === id && log.growing ? { ...log, growing: false, state: stateOf(log) } : log,
  );
}

const sourceOf = (runs: Runs, id: string): Source | undefined =>
  runs.sources.value.find((source) => source.id === id);

/** Reads a source, and again what came meanwhile; a reading of it that is under way ends. */
async function readSource(runs: Runs, id: string): Promise<void> {
  runs.readings.get(id)?.abort();
  const reading = new AbortController();
  const { signal } = reading;
  runs.readings.set(id, reading);
  let read: readonly LogSource[] | undefined;
  for (;;) {
    const source = sourceOf(runs, id);
    if (source === undefined || source.files === read) break;
    read = source.files;
    const answer = await readOnce(runs, source, signal);
    if (signal.aborted) return;
    take(runs, id, answer);
  }
  runs.readings.delete(id);
}

async function readOnce(runs: Runs, { id, files, choices }: Source, signal: AbortSignal): Promise<Reading> {
  const of = sizeOf(files);
  const progress = (bytes: number): void =>
    change(runs, id, (now) =>
      now.state.kind === "reading" ? { ...now, state: { kind: "reading", bytes, of } } : now,
    );
  try {
    return await runs.client.run("read", { files, choices }, { progress, signal });
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    const stopped = problem("type", files[0].name, "a file that can be read", undefined, { note });
    return { trouble: { problems: [stopped], columns: [] }, rows: 0 };
  }
}

function take(runs: Runs, id: string, reading: Reading): void {
  const source = sourceOf(runs, id);
  if (source === undefined) return;
  if ("trouble" in reading) {
    // A served file that is being written may not be readable for a moment: what was read stays.
    if (source.live && runs.loaded.value.some(({ sourceId }) => sourceId === id)) return;
    runs.loaded.value = runs.loaded.value.filter(({ sourceId }) => sourceId !== id);
    change(runs, id, (now) => ({
      ...now,
      state: { kind: "failed", trouble: reading.trouble, rows: reading.rows },
    }));
    return;
  }
  const { tables } = reading;
  const torn = tables.find((table) => table.torn !== undefined);
  const isTorn = torn?.torn !== undefined && !source.live;
  change(runs, id, (now) => ({
    ...now,
    state: isTorn && torn?.torn ? { kind: "torn", torn: torn.torn, kept: torn.rows } : { kind: "read" },
  }));
  const groups = [...new Set(tables.map((table, i) => table.group ?? i))];
  const logs = tables.map((table, i) => {
    const place = groups.indexOf(table.group ?? i);
    return loadedOf(runs.loaded.value, { source, table, i, place, count: tables.length });
  });
  const at = runs.loaded.value.findIndex(({ sourceId }) => sourceId === id);
  const others = runs.loaded.value.filter(({ sourceId }) => sourceId !== id);
  runs.loaded.value = others.toSpliced(at < 0 ? others.length : at, 0, ...logs);
  if (logs.some(({ growing }) => growing)) rest(runs, id);
}

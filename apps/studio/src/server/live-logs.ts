import { effect } from "@preact/signals";
import type { Studio } from "../app/studio.ts";
import { markGone, serveLog } from "../runs/load.ts";
import { type FolderLog, logsOf } from "./files.ts";

/** Reads a log of the folder and shows it; again, when it is shown already. */
export async function openLog({ server, runs, notice }: Studio, log: FolderLog): Promise<void> {
  if (server === undefined) return;
  server.shown.set(log.name, log.changed);
  const known = new Map(
    runs.sources
      .peek()
      .filter(({ live, name }) => live && name === log.name)
      .flatMap((source) => source.files.map(({ name, data }) => [name, data])),
  );
  try {
    const files = log.files.map(async ({ path }) => ({
      name: path,
      data: await server.read(path, known.get(path)),
    }));
    serveLog(runs, log.name, { files: await Promise.all(files), changed: log.changed });
  } catch (error) {
    notice.value = { says: `${log.name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Reads the logs that are shown again when they have grown, one at a time; gives what ends that. */
export function followLogs(studio: Studio): () => void {
  const { server, runs } = studio;
  if (server === undefined) return () => {};
  const waiting = new Set<string>();
  let isReading = false;
  const readNext = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    for (const name of waiting) {
      waiting.delete(name);
      // As it is now, and not as it was when it had to wait.
      const log = logsOf(server.files.peek()).find((each) => each.name === name);
      if (log !== undefined) await openLog(studio, log);
    }
    isReading = false;
  };
  return effect(() => {
    const logs = logsOf(server.files.value);
    for (const { id, name, live } of runs.sources.peek()) {
      if (!live) continue;
      const log = logs.find((each) => each.name === name);
      markGone(runs, id, log === undefined);
      if (log !== undefined && server.shown.get(name) !== log.changed) waiting.add(name);
    }
    void readNext();
  });
}

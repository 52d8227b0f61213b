import { performance } from "node:perf_hooks";
import type { Progress, TuneReport } from "@anneal/lab";
import type { Io } from "../output/io.ts";
import { createPen, lookOf } from "../output/look.ts";
import { tellNote } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { Interrupted, listenForInterrupt } from "./interrupt.ts";
import { tellLeftOut } from "./left-out.ts";
import type { StudyFolder } from "./open-folder.ts";
import type { OpenStudy } from "./open-study.ts";
import { saveReport } from "./save-report.ts";
import { createStages } from "./stages.ts";
import { summaryOf } from "./summary.ts";

/** What a study needs of the world around it. */
export interface Watch {
  readonly command: readonly string[];
  readonly date: string;
  readonly now: () => number;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Runs a study with progress on standard error. Interrupted, it keeps the runs that have finished and says so. */
export async function runStudy(
  io: Io,
  { study, folder }: { readonly study: OpenStudy; readonly folder: StudyFolder },
  work: (watch: Watch) => Promise<TuneReport>,
): Promise<TuneReport> {
  const interrupt = listenForInterrupt();
  const stages = createStages(io, () => performance.now());
  tellNote(io, study.task);
  tellLeftOut(io, study.facts);
  try {
    return await work({
      command: process.argv.slice(2),
      date: new Date().toISOString().slice(0, 10),
      now: () => performance.now() / 1000,
      progress: stages.progress,
      signal: interrupt.signal,
    });
  } catch (error) {
    stages.close();
    const kept = `the runs that finished are in ${folder.folder}: the same command goes on from them`;
    if (error instanceof Interrupted) throw new UsageError("stopped before the end", kept);
    tellNote(io, kept);
    throw error;
  } finally {
    interrupt.stop();
    await folder.close();
  }
}

/** Writes the report, and tells what was found. */
export async function finishStudy(
  report: TuneReport,
  about: { readonly io: Io; readonly folder: StudyFolder; readonly json: boolean; readonly all?: boolean },
): Promise<number> {
  const { io, folder, json, all = false } = about;
  const page = await saveReport(folder.folder, report);
  if (json) {
    const { details: _, version: __, ...facts } = report;
    await io.write(`${JSON.stringify(facts)}\n`);
  } else {
    const { color, width } = lookOf(io);
    await io.write(`${summaryOf(report, { pen: createPen(color), width, all }).join("\n")}\n`);
  }
  tellNote(io, `→ ${page}`);
  return 0;
}

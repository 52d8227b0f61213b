import type { Finding } from "anneal/diagnose";
import type { LoadedLog } from "../../../runs/types.ts";

/** A finding with its number and the log that it is about. */
export interface Numbered {
  readonly number: number;
  readonly log: LoadedLog;
  readonly finding: Finding;
}

/** Findings of all logs, numbered in order of step. */
export const findingsOf = (logs: readonly LoadedLog[]): readonly Numbered[] =>
  logs
    .flatMap((log) => log.diagnosis.findings.map((finding) => ({ log, finding })))
    .sort((a, b) => a.finding.from - b.finding.from)
    .map((each, i) => ({ number: i + 1, ...each }));

export const toneOf = { error: "error", warning: "warn", advice: "info" } as const;

import type { Diagnosis, Facts, Severity } from "anneal/diagnose";
import type { Logged } from "anneal/series";
import type { Mark } from "../chart/chart.ts";
import type { OpenedRun } from "../logs/opened-run.ts";

/** A run that was read and diagnosed. */
export interface Diagnosed {
  readonly run: OpenedRun;
  /** What was known of it. */
  readonly facts: Facts;
  /** What was seen and assumed while it was read. */
  readonly says: readonly string[];
  readonly diagnosis: Diagnosis;
}

/** The last step of a run that anything was logged at, and one more: its length so far. */
export const lengthOf = ({ run: { log } }: Diagnosed): number =>
  1 +
  [log.lr, log.loss, log.valLoss].reduce(
    (most, series) => Math.max(most, series?.steps[series.steps.length - 1] ?? 0),
    0,
  );

/** The loss that is drawn: the one that the findings are about. */
export const lossOf = ({ run: { log } }: Diagnosed): Logged | undefined =>
  log.loss !== undefined && log.loss.steps.length >= 20 ? log.loss : (log.valLoss ?? log.loss);

const tones: { readonly [S in Severity]: Mark["tone"] } = {
  error: "error",
  warning: "warn",
  advice: "info",
};

/** Findings by number, in order of step, as places on the axis of steps. */
export const marksOf = ({ diagnosis: { findings } }: Diagnosed): readonly Mark[] =>
  findings.map(({ severity, from, to }, i) => ({ number: i + 1, from, to, tone: tones[severity] }));

import type { Compiler } from "anneal";
import { makeRun, type Run } from "anneal/forecast";
import type { Logged } from "anneal/series";
import { type OpenLogOptions, openLog } from "../logs/open-logs.ts";
import type { OpenedRun } from "../logs/opened-run.ts";
import { UsageError } from "../output/usage-error.ts";
import { ratesOfRun } from "./rates-of-run.ts";

/** Which loss the laws are about. */
export type LossKind = "validation" | "training";

/** Fewer validation readings than this do not show a curve: the training loss is taken then. */
const enough = 8;

/**
 * The loss that all runs are fitted on: the one asked for, else the validation loss where each run has enough of it, else
 * the training loss.
 *
 * @throws UsageError when some run has none.
 */
export function lossOf(runs: readonly OpenedRun[], asked: LossKind | undefined): LossKind {
  const sizes = (kind: LossKind): readonly number[] =>
    runs.map((run) => seriesOf(run, kind)?.steps.length ?? 0);
  const usual = sizes("validation").every((size) => size >= enough) ? "validation" : "training";
  const kind = asked ?? usual;
  const without = sizes(kind).indexOf(0);
  if (without < 0) return kind;
  const other = kind === "validation" ? "training" : "validation";
  if (asked === undefined && sizes(other).every((size) => size > 0)) return other;
  const flag = kind === "validation" ? "--val-loss-column" : "--loss-column";
  throw new UsageError(
    `${runs[without].log.name}: expected a column of the ${kind} loss, received none`,
    `name it with ${flag}`,
  );
}

const seriesOf = ({ log }: OpenedRun, kind: LossKind): Logged | undefined =>
  kind === "validation" ? log.valLoss : log.loss;

/** Opens every path that is named, each perhaps several runs; names that are there twice get a number. */
export async function openAll(
  paths: readonly string[],
  options: OpenLogOptions,
): Promise<readonly OpenedRun[]> {
  const opened: OpenedRun[] = [];
  for (const path of paths) opened.push(...(await openLog(path, options)));
  const names = opened.map(({ log }) => log.name);
  return opened.map((run, i) => {
    const before = names.slice(0, i).filter((name) => name === names[i]).length;
    return before === 0 ? run : { ...run, log: { ...run.log, name: `${names[i]} (${before + 1})` } };
  });
}

/** Runs made ready for the laws, and where their LRs came from. */
export interface ReadyRuns {
  readonly runs: readonly Run[];
  readonly says: readonly string[];
}

/**
 * Makes runs of logs: the losses of one kind, and the LR of every update up to the last of them. What had to be assumed
 * is in the notes of each run.
 *
 * @throws UsageError when the LR is not known; AnnealError when values cannot be.
 */
export function readyRuns(
  opened: readonly OpenedRun[],
  {
    loss,
    compiler,
    warmup,
  }: { readonly loss: LossKind; readonly compiler: Compiler; readonly warmup?: number | undefined },
): ReadyRuns {
  const says: string[] = [];
  const runs = opened.map((run) => {
    const series = seriesOf(run, loss) as Logged;
    const steps = series.steps.map(Math.round);
    const length = steps[steps.length - 1] + 1;
    const rates = ratesOfRun(run, { compiler, length, warmup });
    says.push(...rates.says);
    return makeRun({ name: run.log.name, lr: rates.lr, steps, losses: series.values, notes: rates.warnings });
  });
  return { runs, says };
}

import { AnnealError, type Compiler } from "anneal";
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
  throw withoutLoss(runs[without].log.name, kind);
}

/** Whether any loss was logged. */
export const hasLoss = ({ log }: OpenedRun): boolean => log.loss !== undefined || log.valLoss !== undefined;

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
  /** What is wrong with runs that were left out. */
  readonly left: readonly string[];
}

export interface ReadyOptions {
  readonly loss: LossKind;
  readonly compiler: Compiler;
  /** Updates of the warmup, for logs that begin behind it. */
  readonly warmup?: number | undefined;
}

/**
 * Makes runs of logs: the losses of one kind, and the LR of every update up to the last of them. What had to be assumed
 * is in the notes of each run.
 *
 * @throws UsageError when the LR or the loss is not known; AnnealError when values cannot be.
 */
export function readyRuns(opened: readonly OpenedRun[], options: ReadyOptions): ReadyRuns {
  const says: string[] = [];
  const runs = opened.map((run) => readyRun(run, options, says));
  return { runs, says, left: [] };
}

/** The same of those runs that it can be done with; of the others, what is wrong is said. */
export function readyWherePossible(opened: readonly OpenedRun[], options: ReadyOptions): ReadyRuns {
  const [says, left]: [string[], string[]] = [[], []];
  const runs = opened.flatMap((run) => {
    try {
      return [readyRun(run, options, says)];
    } catch (error) {
      if (!(error instanceof AnnealError || error instanceof UsageError)) throw error;
      left.push(`left out: ${error.message.split("\n")[0]}`);
      return [];
    }
  });
  return { runs, says, left };
}

function readyRun(run: OpenedRun, { loss, compiler, warmup }: ReadyOptions, says: string[]): Run {
  const { name } = run.log;
  const series = seriesOf(run, loss);
  if (series === undefined) throw withoutLoss(name, loss);
  const steps = series.steps.map(Math.round);
  const length = steps[steps.length - 1] + 1;
  const rates = ratesOfRun(run, { compiler, length, warmup });
  says.push(...rates.says);
  return makeRun({ name, lr: rates.lr, steps, losses: series.values, notes: rates.warnings });
}

const withoutLoss = (name: string, kind: LossKind): UsageError =>
  new UsageError(
    `${name}: expected a column of the ${kind} loss, received none`,
    `name it with ${kind === "validation" ? "--val-loss-column" : "--loss-column"}`,
  );

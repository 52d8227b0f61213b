import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import { random } from "../random/index.ts";
import type { Arm, ArmDetail, TuneReport } from "../report/data.ts";
import type { Runner } from "../runners/runner.ts";
import type { Fact } from "../tasks/task.ts";
import { breathe } from "../trainer/breathe.ts";
import { type ArmRuns, pairsOf, testLoss } from "./arms.ts";
import type { Candidate } from "./candidate.ts";
import { describeArms } from "./describe-arms.ts";
import { type FindOptions, type FindResult, rangeOf } from "./find.ts";
import { jointly, savedShare } from "./intervals.ts";
import { finalLoss, type Ledger } from "./ledger.ts";
import { notesOn } from "./notes.ts";
import type { Progress } from "./progress.ts";
import type { RateSearch } from "./rate-search.ts";
import { retainedOf } from "./retained.ts";

/** What `tune` and `compare` have in common. */
export interface StudyOptions {
  readonly runner: Runner;
  /** What is trained, in words. */
  readonly task: string;
  readonly metric: string;
  readonly facts: readonly Fact[];
  /** The first is the baseline. */
  readonly candidates: readonly Candidate[];
  readonly seed: number;
  readonly optimizer?: OptimizerSpec;
  readonly batchSize?: number;
  readonly range?: Partial<FindOptions>;
  readonly pricePerHour?: number;
  /** Fine-tuning: rates down to a hundredth of the bracket are searched too. */
  readonly fineTuning?: boolean;
  /** Fine-tuning: every run of the search also reads the loss on the old data that the runner has. */
  readonly retain?: boolean;
  /** For the report. */
  readonly command: readonly string[];
  readonly date: string;
  readonly cores: number;
  /** Seconds on a clock that only goes forward. */
  readonly now: () => number;
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** All that was done, for the report. */
export interface Made {
  readonly options: StudyOptions;
  readonly ledger: Ledger;
  /** Left out when the rates were given. */
  readonly found?: FindResult;
  readonly search: RateSearch;
  /** The baseline first. */
  readonly arms: readonly ArmRuns[];
  readonly steps: number;
  readonly plannedSeeds: number;
  /** In words. */
  readonly budget: string;
  readonly seconds: number;
  /** Notes of the caller's own. */
  readonly more?: readonly string[];
}

/** The report of a study. */
export async function makeReport(made: Made): Promise<TuneReport> {
  const { options, ledger, search, arms, seconds } = made;
  const next = random(options.seed, "intervals").uniform;
  const details = await describeArms(arms, next);
  const best = await bestOther(arms, next);
  const choice = isBetter(arms, best) ? best : 0;
  const recommended = details[choice];
  const baseline = details[0];
  const pairs = pairsOf(arms[0], arms[best], testLoss);
  const retained = retainedOf(ledger.lines, recommended.schedule);
  const { mean: relative, low, high } = savedShare(pairs, next, jointly(arms.length - 1));
  const bare = ({ schedule, label, peakLr, spec, test, controller, evaluateOn }: ArmDetail): Arm => ({
    schedule,
    label,
    peakLr,
    spec,
    ...(controller && { controller }),
    ...(evaluateOn && { evaluateOn }),
    test,
  });
  return {
    version: 1,
    task: options.task,
    metric: options.metric,
    recommended: bare(recommended),
    baseline: bare(baseline),
    improvement: { relative, low, high, pairedSeeds: pairs.length },
    stepsToBaseline: details[best].stepsToBaseline,
    runs: ledger.lines.length,
    diverged: ledger.lines.filter((line) => line.stage !== "range test" && line.diverged).length,
    seconds,
    details: {
      certain: choice !== 0 && low > 0 && pairs.length === arms[0].runs.length,
      notes: [
        ...notesOn({ details, choice: best, isBaseline: choice === 0, ...made, tried: search.tried }),
        ...(made.more ?? []),
      ],
      command: options.command,
      date: options.date,
      cores: options.cores,
      seed: options.seed,
      budget: made.budget,
      steps: made.steps,
      ...(options.batchSize && { batchSize: options.batchSize }),
      ...(options.optimizer && { optimizer: options.optimizer }),
      facts: options.facts,
      arms: [details[best], ...details.filter((_, i) => i !== best)],
      rates: search.tried.map(({ candidate, points }) => {
        return { schedule: candidate.name, label: candidate.label, points };
      }),
      ...(made.found && { rangeTest: rangeOf(made.found, options.optimizer?.kind) }),
      allRuns: ledger.lines,
      ...(retained && { retained }),
      ...(options.pricePerHour !== undefined && { pricePerHour: options.pricePerHour }),
    },
  };
}

/** Whether an arm saves anything on the validation set, on average; else the baseline is what to use. */
function isBetter(arms: readonly ArmRuns[], index: number): boolean {
  const pairs = pairsOf(arms[0], arms[index], finalLoss);
  const saved = pairs.reduce((sum, [without, withIt]) => sum + without - withIt, 0);
  const failures = (arm: ArmRuns): number => arm.runs.filter(({ result }) => result.diverged).length;
  return saved > 0 && failures(arms[index]) <= failures(arms[0]);
}

/**
 * The arm whose saving on the validation set has the best cautious end, if that is above 0; else the one that saved most
 * on average: among ends below 0 the best is that of the arm most like the baseline. One that diverged comes last.
 */
async function bestOther(arms: readonly ArmRuns[], next: () => number): Promise<number> {
  const [baseline, ...others] = arms;
  const ranked: { index: number; failures: number; certain: boolean; figure: number }[] = [];
  for (const [i, arm] of others.entries()) {
    await breathe();
    const { mean, low } = savedShare(pairsOf(baseline, arm, finalLoss), next, jointly(others.length));
    const failures = arm.runs.filter(({ result }) => result.diverged).length;
    ranked.push({ index: i + 1, failures, certain: low > 0, figure: low > 0 ? low : mean });
  }
  ranked.sort(
    (a, b) =>
      a.failures - b.failures || Number(b.certain) - Number(a.certain) || orLast(b.figure) - orLast(a.figure),
  );
  return ranked[0].index;
}

/** No pair of runs that both ended: nothing is known. */
const orLast = (figure: number): number => (Number.isNaN(figure) ? Number.NEGATIVE_INFINITY : figure);

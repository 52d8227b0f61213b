import type { RunLine } from "../report/data.ts";
import { RunError } from "../runners/run-error.ts";
import type { Runner, RunRequest, RunResult } from "../runners/runner.ts";
import type { Progress, Stage, Standing } from "./progress.ts";

/** Keeps account of every run of a search, and tells how far it is. */
export interface Ledger {
  readonly lines: readonly RunLine[];
  /** Steps that all runs took together. */
  readonly steps: () => number;
  /** Updates per second of the quickest run: the first run of a worker also compiles, later ones do not. */
  readonly topSpeed: () => number;
  /** Runs all of these, as many at a time as the runner can; the results stand in the order asked. */
  readonly runAll: (stage: Stage, asked: readonly Asked[], size?: number) => Promise<readonly RunResult[]>;
  /** The same, but a run that could not be done ends nothing: its error stands in the place of its result. */
  readonly runSome: (
    stage: Stage,
    asked: readonly Asked[],
    size?: number,
  ) => Promise<readonly (RunResult | RunError)[]>;
  /** What {@link Progress} shows as the standing. */
  readonly stands: (standing: readonly Standing[]) => void;
  /** Tells that a stage is over, and what came of it. */
  readonly ended: (stage: Stage, says: string) => void;
}

export interface Asked {
  /** Name of the schedule. */
  readonly schedule: string;
  readonly request: RunRequest;
}

export interface LedgerOptions {
  readonly runner: Runner;
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export function createLedger({ runner, progress, signal }: LedgerOptions): Ledger {
  const lines: RunLine[] = [];
  const parts = new Map<RunRequest, number>();
  let standing: readonly Standing[] = [];
  let stepsDone = 0;
  let topSpeed = 0;
  const counts = new Map<Stage, number>();

  const tell = (stage: Stage, of: number): void => {
    // What still ends after the user has stopped the search is not told.
    if (signal?.aborted) return;
    const part = [...parts.values()].reduce((sum, share) => sum + share, 0);
    progress?.({ stage, done: counts.get(stage) ?? 0, of, part, standing });
  };

  const runOne = async (stage: Stage, { request }: Asked, of: number): Promise<RunResult> => {
    parts.set(request, 0);
    try {
      const result = await runner.run(request, {
        signal,
        progress: (step) => {
          parts.set(request, step / request.steps);
          tell(stage, of);
        },
      });
      stepsDone += result.train.length;
      topSpeed = Math.max(topSpeed, result.train.length / Math.max(result.seconds, 1e-3));
      counts.set(stage, (counts.get(stage) ?? 0) + 1);
      return result;
    } finally {
      parts.delete(request);
      tell(stage, of);
    }
  };

  const runEach = async <Result extends RunResult | RunError>(
    stage: Stage,
    asked: readonly Asked[],
    { size, run }: EachOptions<Result>,
  ): Promise<readonly Result[]> => {
    const of = size ?? (counts.get(stage) ?? 0) + asked.length;
    tell(stage, of);
    const results = await Promise.all(asked.map((each) => run(stage, each, of)));
    // In the order asked, whichever ended first, so that the same search gives the same report.
    asked.forEach(({ schedule, request }, i) => {
      const result = results[i];
      if (!(result instanceof RunError)) lines.push(lineOf(stage, { schedule, request }, result));
    });
    return results;
  };

  return {
    lines,
    steps: () => stepsDone,
    topSpeed: () => topSpeed,
    ended: (stage, says) => {
      const done = counts.get(stage) ?? 0;
      progress?.({ stage, done, of: done, part: 0, standing, ended: says });
      standing = [];
    },
    stands: (now) => {
      standing = now;
    },
    runAll: (stage, asked, size) => runEach(stage, asked, { size, run: runOne }),
    runSome: (stage, asked, size) =>
      runEach(stage, asked, {
        size,
        run: (...one) =>
          runOne(...one).catch((error: unknown) => {
            if (error instanceof RunError) return error;
            throw error;
          }),
      }),
  };
}

interface EachOptions<Result> {
  readonly size: number | undefined;
  readonly run: (stage: Stage, asked: Asked, of: number) => Promise<Result>;
}

function lineOf(stage: Stage, { schedule, request }: Asked, result: RunResult): RunLine {
  const { diverged, seconds, test, retained } = result;
  return {
    stage: stage === "final seeds" ? "final" : stage,
    schedule,
    peakLr: request.peakLr,
    seed: request.seed,
    steps: request.steps,
    valid: diverged ? null : (result.valid.at(-1)?.loss ?? null),
    test: diverged ? null : (test?.loss ?? null),
    ...(retained && { retained }),
    ...(diverged && { diverged }),
    seconds,
  };
}

/** Loss at the end of a run; Infinity when it diverged. */
export function finalLoss(result: RunResult): number {
  return result.diverged ? Number.POSITIVE_INFINITY : (result.valid.at(-1)?.loss ?? Number.POSITIVE_INFINITY);
}

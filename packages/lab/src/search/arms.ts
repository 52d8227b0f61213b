import { RunError } from "../runners/run-error.ts";
import type { RunResult } from "../runners/runner.ts";
import { type Candidate, requestFor } from "./candidate.ts";
import { type Asked, finalLoss, type Ledger } from "./ledger.ts";

/** A candidate at its rate, to be run on the final seeds. */
export interface ArmPlan {
  readonly candidate: Candidate;
  readonly peakLr: number;
}

export interface FinalSeedsOptions {
  readonly steps: number;
  readonly seeds: readonly number[];
  /** Seeds that run at a time. Default 4: no core waits for long, and the standing can be told between them. */
  readonly together?: number;
  /** A seed whose run could not be done is left out of every arm, as long as two others are there. */
  readonly spareLost?: boolean;
}

/** One arm's runs, one per seed, in the order of the seeds. */
export interface ArmRuns extends ArmPlan {
  readonly runs: readonly { readonly seed: number; readonly result: RunResult }[];
}

/** How many validation readings a final run has: enough for a curve. */
const readings = 24;

/** Steps, evenly spaced, at which a final run is read; the last is the end. */
function readingSteps(steps: number): readonly number[] {
  const count = Math.min(readings, steps);
  return Array.from({ length: count }, (_, i) => Math.round(((i + 1) * steps) / count));
}

/**
 * Runs every arm on the same seeds, seed after seed, so that what there is at any moment can be compared. Each seed draws
 * anew which rows validate: the choice between the arms then rests on nearly all rows that are not for testing.
 *
 * @throws RunError when a run could not be done; with `spareLost`, when fewer than two seeds are left.
 */
export async function runFinalSeeds(
  ledger: Ledger,
  arms: readonly ArmPlan[],
  options: FinalSeedsOptions,
): Promise<readonly ArmRuns[]> {
  const { steps, seeds, together = 4, spareLost = false } = options;
  const evaluateAt = readingSteps(steps);
  const ask = (arm: ArmPlan, seed: number): Asked => ({
    schedule: arm.candidate.name,
    request: requestFor(arm.candidate, arm.peakLr, { seed, steps, evaluateAt, redraw: true, test: true }),
  });
  const done: RunResult[][] = arms.map(() => []);
  const sound: number[] = [];
  let lost: RunError | undefined;
  for (let first = 0; first < seeds.length; first += together) {
    const now = seeds.slice(first, first + together);
    const asked = now.flatMap((seed) => arms.map((arm) => ask(arm, seed)));
    const run = spareLost ? ledger.runSome : ledger.runAll;
    const results = await run("final seeds", asked, seeds.length * arms.length);
    now.forEach((seed, i) => {
      const own = results.slice(i * arms.length, (i + 1) * arms.length);
      const error = own.find((result) => result instanceof RunError);
      if (error !== undefined) {
        lost = error;
        return;
      }
      sound.push(seed);
      own.forEach((result, arm) => {
        done[arm].push(result as RunResult);
      });
    });
    ledger.stands(
      arms.map(({ candidate, peakLr }, i) => ({ schedule: candidate.name, peakLr, loss: meanLoss(done[i]) })),
    );
  }
  if (lost !== undefined && sound.length < 2) throw lost;
  ledger.ended("final seeds", `${arms.length} schedules, ${done[0].length} seeds each`);
  return arms.map((arm, i) => ({
    ...arm,
    runs: done[i].map((result, k) => ({ seed: sound[k], result })),
  }));
}

/** Mean validation loss at the end of the runs that did not diverge. */
function meanLoss(results: readonly RunResult[]): number {
  const losses = results.map(finalLoss).filter(Number.isFinite);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Of each seed on which neither diverged: what both ended with. */
export function pairsOf(
  baseline: ArmRuns,
  arm: ArmRuns,
  figure: (result: RunResult) => number,
): readonly (readonly [number, number])[] {
  return arm.runs.flatMap(({ result }, i) => {
    const beside = baseline.runs[i].result;
    return result.diverged || beside.diverged ? [] : [[figure(beside), figure(result)] as const];
  });
}

export const testLoss = (result: RunResult): number => result.test?.loss ?? Number.NaN;

import type { ArmDetail, SeedOutcome } from "../report/data.ts";
import type { Reading, RunResult } from "../runners/runner.ts";
import { breathe } from "../trainer/breathe.ts";
import { type ArmRuns, pairsOf, testLoss } from "./arms.ts";
import { jointly, meanInterval } from "./intervals.ts";

/**
 * What a report says of each arm, beside the first, which is the baseline. Diverged runs are left out of means. Intervals
 * of many seeds take a while: whoever else is in this thread, such as a page, has a turn between two arms.
 */
export async function describeArms(
  arms: readonly ArmRuns[],
  next: () => number,
): Promise<readonly ArmDetail[]> {
  const baseline = arms[0];
  const baselineEnd = meanCurve(baseline).at(-1)?.loss ?? Number.NaN;
  const details: ArmDetail[] = [];
  for (const arm of arms) {
    await breathe();
    details.push(describeArm(arm, { baseline, baselineEnd, next, others: arms.length - 1 }));
  }
  return details;
}

interface Beside {
  readonly baseline: ArmRuns;
  readonly baselineEnd: number;
  readonly next: () => number;
  readonly others: number;
}

function describeArm(arm: ArmRuns, { baseline, baselineEnd, next, others }: Beside): ArmDetail {
  const { candidate, peakLr } = arm;
  const seeds = arm.runs.map(({ seed, result }) => seedOutcome(seed, result));
  const sound = seeds.filter((each) => each.diverged === undefined);
  const accuracies = sound.flatMap(({ accuracy }) => (accuracy === undefined ? [] : [accuracy]));
  const pairs = arm === baseline ? [] : pairsOf(baseline, arm, testLoss);
  const differences = pairs.map(([without, withIt]) => without - withIt);
  const curve = meanCurve(arm);
  return {
    schedule: candidate.name,
    label: candidate.label,
    peakLr,
    spec: candidate.at(peakLr),
    ...(candidate.controller && { controller: candidate.controller }),
    ...(candidate.evaluateOn && { evaluateOn: candidate.evaluateOn }),
    test: meanInterval(
      sound.map(({ test }) => test),
      next,
    ),
    valid: meanInterval(
      sound.map(({ valid }) => valid),
      next,
    ),
    ...(accuracies.length > 0 && { accuracy: meanInterval(accuracies, next) }),
    ...(arm !== baseline && {
      saved: meanInterval(differences, next, jointly(others)),
      seedsBetter: differences.filter((difference) => difference > 0).length,
    }),
    seeds,
    curve,
    stepsToBaseline: curve.find(({ loss }) => loss <= baselineEnd)?.step ?? null,
  };
}

function seedOutcome(seed: number, result: RunResult): SeedOutcome {
  const { test, diverged } = result;
  return {
    seed,
    valid: result.valid.at(-1)?.loss ?? Number.NaN,
    test: test?.loss ?? Number.NaN,
    ...(test?.accuracy !== undefined && { accuracy: test.accuracy }),
    ...(diverged && { diverged }),
  };
}

/** Mean validation loss over the runs that did not diverge, at the steps that all of them read: a command may read more. */
function meanCurve({ runs }: ArmRuns): readonly Reading[] {
  const sound = runs.filter(({ result }) => !result.diverged).map(({ result }) => result.valid);
  const [first = [], ...others] = sound.map((valid) => new Map(valid.map(({ step, loss }) => [step, loss])));
  return [...first].flatMap(([step, loss]) => {
    const more = others.flatMap((readings) => readings.get(step) ?? []);
    if (more.length < others.length) return [];
    return [{ step, loss: more.reduce((sum, each) => sum + each, loss) / sound.length }];
  });
}

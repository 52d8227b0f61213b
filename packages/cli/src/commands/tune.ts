import { type Budget, tune as tuneSchedules } from "@anneal/lab";
import { AnnealError, problem } from "anneal";
import { countFlag } from "../input/task-flags.ts";
import { readBudget } from "../lab/budget.ts";
import { decisionsIn } from "../lab/kept-plan.ts";
import { openFolder } from "../lab/open-folder.ts";
import { openStudy } from "../lab/open-study.ts";
import { finishStudy, runStudy } from "../lab/run-study.ts";
import { readCandidates, usualSchedules, withBaseline } from "../lab/schedules.ts";
import { readStudyOptions } from "../lab/study-options.ts";
import { UsageError } from "../output/usage-error.ts";
import type { Context, Options } from "./context.ts";

/** `anneal tune`: which schedule, at which rate, how much better than the best constant rate, and how sure. */
export async function tune(words: readonly string[], options: Options, context: Context): Promise<number> {
  const steps = countFlag(options, "steps", "--steps");
  const budget = budgetOf(options, steps);
  const names = words.length > 0 ? words : usualSchedules;
  if (steps === undefined && words.some((word) => /[\\/.]/.test(word))) {
    throw new UsageError("a schedule from a file needs --steps", "add --steps and the length of a run");
  }
  const candidates = withBaseline(await readCandidates({ words: names, steps: steps ?? 1000 }, context));
  if (candidates.length < 2) throw new UsageError("expected a schedule beside constant, received none");
  const settings = readStudyOptions(options);
  const { pricePerHour: _, ...question } = settings;
  const out = String(options.out ?? "out");
  const study = await openStudy(options, out);
  const folder = await openFolder(out, study);
  const report = await runStudy(context.io, { study, folder }, (watch) =>
    tuneSchedules({
      ...study,
      ...folder,
      ...watch,
      ...settings,
      ...(steps && { steps }),
      candidates,
      budget,
      decisions: decisionsIn(folder.folder, { budget, steps, ...question, names, ...study.identity }),
    }),
  );
  return await finishStudy(report, { io: context.io, folder, json: options.json === true });
}

/** A range test, a rate for two schedules and three final seeds of each. */
const leastRuns = 20;

function budgetOf({ budget = "90s" }: Options, steps: number | undefined): Budget {
  const read = readBudget(String(budget));
  if (!("unit" in read)) throw new AnnealError([read]);
  const least = { runs: leastRuns, steps: leastRuns * (steps ?? leastSteps), seconds: 0 }[read.unit];
  if (read.amount >= least) return read;
  throw new AnnealError([problem("range", "--budget", `at least ${least} ${read.unit}`, String(budget))]);
}

/** Length of the shortest run that the budget chooses by itself. */
const leastSteps = 400;

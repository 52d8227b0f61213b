import { compare as compareSchedules } from "@anneal/lab";
import { AnnealError, problem } from "anneal";
import { parseAmount } from "../input/amounts.ts";
import { countFlag } from "../input/task-flags.ts";
import { openFolder } from "../lab/open-folder.ts";
import { openStudy } from "../lab/open-study.ts";
import { finishStudy, runStudy } from "../lab/run-study.ts";
import { readCandidates, withBaseline } from "../lab/schedules.ts";
import { readStudyOptions } from "../lab/study-options.ts";
import { UsageError } from "../output/usage-error.ts";
import type { Context, Options } from "./context.ts";

/** Length of a run when the user says none. */
const usualSteps = 600;

/** `anneal compare`: schedules at equal length, each at its own best rate, on shared seeds. */
export async function compare(words: readonly string[], options: Options, context: Context): Promise<number> {
  const steps = countFlag(options, "steps", "--steps") ?? usualSteps;
  const candidates = withBaseline(await readCandidates({ words, steps }, context));
  if (candidates.length < 2) throw new UsageError("expected a schedule beside constant, received none");
  const rates = ratesOf(options);
  const rateSeeds = countFlag(options, "rateSeeds", "--rate-seeds");
  const settings = readStudyOptions(options);
  const out = String(options.out ?? "out");
  const study = await openStudy(options, out);
  const folder = await openFolder(out, study);
  const report = await runStudy(context.io, { study, folder }, (watch) =>
    compareSchedules({
      ...study,
      ...folder,
      ...watch,
      ...settings,
      ...(rates && { rates }),
      ...(rateSeeds && { rateSeeds }),
      candidates,
      steps,
    }),
  );
  return await finishStudy(report, { io: context.io, folder, json: options.json === true, all: true });
}

function ratesOf({ rates }: Options): readonly number[] | undefined {
  if (rates === undefined) return undefined;
  const found = String(rates)
    .split(",")
    .map((text) => {
      const rate = parseAmount(text);
      if (rate !== undefined && rate > 0 && Number.isFinite(rate)) return rate;
      throw new AnnealError([problem("range", "--rates", "LRs above 0 with commas between them", text)]);
    });
  return [...new Set(found)].sort((a, b) => a - b);
}

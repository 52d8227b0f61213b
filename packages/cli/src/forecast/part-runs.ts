import { nearest } from "anneal";
import type { Flags } from "../input/from-flags.ts";
import type { OpenedRun } from "../logs/opened-run.ts";
import { UsageError } from "../output/usage-error.ts";

/** Names shown where one is asked for. */
const fewNames = 6;

/**
 * The runs to fit on, as `--train` names them, and those to forecast: `--test`, or all others.
 *
 * @throws UsageError when a name is none, or stands in both.
 */
export function partRuns(
  runs: readonly OpenedRun[],
  options: Flags,
): { readonly train: readonly OpenedRun[]; readonly test: readonly OpenedRun[] } {
  const names = runs.map(({ log }) => log.name);
  const some = names.slice(0, fewNames).join(", ") + (names.length > fewNames ? ", ..." : "");
  const called = (flag: string, given: unknown): readonly OpenedRun[] =>
    String(given)
      .split(",")
      .map((id) => id.trim())
      .filter((id) => id !== "")
      .map((id) => {
        const place = names.indexOf(id);
        if (place >= 0) return runs[place];
        const near = nearest(id, names);
        const hint = near === undefined ? `there are ${some}` : `did you mean ${near}?`;
        throw new UsageError(`${flag}: no run is called ${JSON.stringify(id)}`, hint);
      });
  if (options.train === undefined) {
    throw new UsageError("expected --train and the runs to fit on", `there are ${some}`);
  }
  const train = called("--train", options.train);
  const test =
    options.test === undefined ? runs.filter((run) => !train.includes(run)) : called("--test", options.test);
  const both = test.find((run) => train.includes(run));
  if (both !== undefined) {
    throw new UsageError(
      `expected runs to forecast that were not fitted on, received ${both.log.name} as both`,
    );
  }
  if (train.length > 0 && test.length > 0) return { train, test };
  throw new UsageError(
    `expected runs to fit on and others to forecast, received ${train.length} and ${test.length}`,
  );
}

import type { RunLog } from "../series/index.ts";
import type { Looked } from "./finding.ts";
import { fewestLosses, type Losses } from "./loss/losses.ts";
import type { Facts, Rates } from "./subject.ts";
import { inSteps } from "./words.ts";

/** What a log lets be checked, and what not, and why. */
export function lookedAt(
  log: RunLog,
  { rates, losses, facts }: { readonly rates?: Rates; readonly losses?: Losses; readonly facts: Facts },
): readonly Looked[] {
  const yes = (at: string): Looked => ({ at, could: true });
  const no = (at: string, why: string): Looked => ({ at, could: false, why });
  const schedule = "the schedule";
  const lossName = "spikes, divergence and plateaus of the loss";
  return [
    rates === undefined
      ? no(
          schedule,
          log.lr === undefined ? "the log has no learning rate" : "no logged learning rate is a number",
        )
      : rates.points.t.length < 3
        ? no(
            schedule,
            `the log has only ${rates.points.t.length === 1 ? "one learning rate" : "two learning rates"}`,
          )
        : yes(schedule),
    ...(rates !== undefined && rates.points.t[0] > 2 * rates.interval
      ? [no("the warmup", `the log begins at step ${inSteps(rates.points.t[0])}`)]
      : []),
    losses !== undefined
      ? yes(lossName)
      : no(
          lossName,
          log.loss === undefined && log.valLoss === undefined
            ? "the log has no loss"
            : `it has fewer than ${fewestLosses} losses that are numbers`,
        ),
    log.gradNorm === undefined
      ? no("bursts of the gradient norm", "the log has no gradient norm")
      : yes("bursts of the gradient norm"),
    ...(facts.beta2 === undefined
      ? [no("the warmup that beta2 needs, surely", "beta2 is not given: 0.999 is assumed")]
      : []),
    ...(facts.steps === undefined
      ? [no("whether the run was over when the log ends", "the planned number of steps is not given")]
      : []),
  ];
}

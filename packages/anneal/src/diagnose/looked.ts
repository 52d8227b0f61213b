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
  const few = `fewer than ${fewestLosses} that are numbers`;
  return [
    rates === undefined
      ? no(
          "schedule",
          log.lr === undefined ? "no learning rate logged" : "no logged learning rate is a number",
        )
      : rates.points.t.length < 3
        ? no("schedule", rates.points.t.length === 1 ? "one learning rate only" : "two learning rates only")
        : yes("schedule"),
    ...(rates !== undefined && beginsLate(rates)
      ? [no("warmup", `the log begins at step ${inSteps(rates.points.t[0])}`)]
      : []),
    losses !== undefined
      ? yes("loss")
      : no("loss", log.loss === undefined && log.valLoss === undefined ? "not logged" : few),
    log.gradNorm === undefined ? no("gradient norm", "not logged") : yes("gradient norm"),
    ...(facts.beta2 === undefined ? [no("beta2", "not given, 0.999 is assumed")] : []),
    ...(facts.steps === undefined ? [no("planned length", "not given")] : []),
  ];
}

/** A log that begins later than its third interval does not show how the run began. */
const beginsLate = ({ points: { t } }: Rates): boolean => t.length > 1 && t[0] > 2 * (t[1] - t[0]);

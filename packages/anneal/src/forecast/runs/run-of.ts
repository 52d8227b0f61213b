import { compile, sample } from "../../compile/index.ts";
import { problem, refuse } from "../../errors/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Logged, RunLog } from "../../series/index.ts";
import type { Horizon } from "../../units/index.ts";
import { differenceTo, type Rates, ratesBetween } from "./rates.ts";
import { makeRun, type Run, refuseTooLong } from "./run.ts";

export interface RunOfOptions {
  /** The schedule, as described or recovered. Without it the LR is taken from the log, in straight lines. */
  readonly spec?: Spec;
  /** The run that the spec was planned for. Default: as many steps as were logged. */
  readonly horizon?: Horizon;
  /** Which loss. Default: the validation loss where there is one. */
  readonly loss?: "loss" | "valLoss";
}

/** A spec is believed when it is so near to the LR that was logged, as a share of the peak. */
const agreement = 0.005;

/**
 * A run from a log. The LR between logged points is that of the spec, if it agrees with what was logged to 0.5% of the
 * peak; else that of the log, in straight lines. What was assumed is said in `notes`.
 *
 * @throws AnnealError where the log has no loss, or neither a spec nor the log says the LR.
 * @example
 * const steps = Float64Array.of(0, 1, 2);
 * const log = { name: "a", valLoss: { steps, values: Float64Array.of(3, 2, 1.5) } };
 * runOf(log, { spec: constant({ value: 0.1 }) }).lr; // [0.1, 0.1, 0.1]
 * runOf(log); // throws: a.lr: expected a logged LR, or a spec, received nothing
 */
export function runOf(log: RunLog, { spec, horizon, loss }: RunOfOptions = {}): Run {
  const { name } = log;
  const losses = lossOf(log, loss);
  const last = losses.steps.reduce((a, b) => Math.max(a, b), 0);
  refuseTooLong(name, last);
  const { lr, notes } = ratesOf(log, Math.ceil(last) + 1, spec && { spec, horizon });
  return makeRun({
    name,
    lr,
    steps: losses.steps,
    losses: losses.values,
    notes: notes.map((note) => `${name}: ${note}`),
  });
}

function lossOf(log: RunLog, which: "loss" | "valLoss" | undefined): Logged {
  const found = which === undefined ? (log.valLoss ?? log.loss) : log[which];
  if (found === undefined || found.steps.length === 0) {
    refuse([problem("missing", `${log.name}.${which ?? "loss"}`, "at least one logged loss", undefined)]);
  }
  return found as Logged;
}

interface Planned {
  readonly spec: Spec;
  readonly horizon?: Horizon | undefined;
}

function ratesOf({ name, lr: logged }: RunLog, length: number, planned: Planned | undefined): Rates {
  const notes: string[] = [];
  if (planned !== undefined) {
    const lr = sample(compile(planned.spec, planned.horizon ?? { steps: length }), length);
    const off = logged === undefined ? 0 : differenceTo(lr, logged);
    if (off <= agreement) return { lr, notes };
    notes.push(
      `The schedule given for it is ${(100 * off).toPrecision(2)}% of the peak away from the LR that was logged, which is used instead.`,
    );
  }
  if (logged === undefined || logged.steps.length === 0) {
    refuse([problem("missing", `${name}.lr`, "a logged LR, or a spec", undefined)]);
  }
  const rates = ratesBetween(logged as Logged, length);
  return { lr: rates.lr, notes: [...notes, ...rates.notes] };
}

import { type Compiler, fill, type Spec } from "anneal";
import { formatLr, formatSteps } from "anneal/describe";
import type { Logged } from "anneal/series";
import type { OpenedRun } from "../logs/opened-run.ts";
import { UsageError } from "../output/usage-error.ts";
import { describedSpec } from "./described-spec.ts";

/** The LR of every update of a run, and where it came from. */
export interface Rates {
  readonly lr: Float64Array;
  /** The schedule, where it is known. */
  readonly spec?: Spec;
  readonly says: readonly string[];
}

export interface RatesOptions {
  readonly compiler: Compiler;
  /** Updates that must have a rate. */
  readonly length: number;
  /** Updates of the warmup, for a log that begins behind it. */
  readonly warmup?: number | undefined;
}

/** A described schedule may differ from the logged LR by so much of the peak. */
const agreement = 0.005;

/**
 * The LR of every update of a run: that of its schedule where it is known and agrees with what was logged; else what was
 * logged, with straight lines between.
 *
 * @throws UsageError when nothing says the LR.
 */
export function ratesOfRun(run: OpenedRun, options: RatesOptions): Rates {
  const spec = run.spec ?? (run.described && describedSpec(run.described));
  const says: string[] = [];
  if (spec !== undefined) {
    const lr = filled(spec, run, options);
    const off = lr && worstAgainst(lr, run.log.lr);
    if (lr !== undefined && off === undefined) return { lr, spec, says };
    says.push(
      lr === undefined
        ? `${run.log.name}: its described schedule does not compile, so the logged LR is used`
        : `${run.log.name}: its described schedule gives ${formatLr(lr[off ?? 0])} at step ${formatSteps(off ?? 0)}, where another LR was logged, so the logged LR is used`,
    );
  }
  const { lr } = run.log;
  if (lr === undefined) {
    throw new UsageError(
      `${run.log.name}: expected a column of the learning rate, received none`,
      "name it with --lr-column",
    );
  }
  return { lr: interpolated(lr, options), says: [...says, ...aboutGaps(run.log.name, lr, options)] };
}

function filled(spec: Spec, run: OpenedRun, { compiler, length }: RatesOptions): Float64Array | undefined {
  const steps = run.steps ?? run.described?.totalSteps ?? length;
  const { curve } = compiler.inspect(spec, { steps });
  return curve && fill(curve, new Float64Array(length));
}

/** The step at which a schedule differs most from what was logged, if it is too much. */
function worstAgainst(lr: Float64Array, logged: Logged | undefined): number | undefined {
  if (logged === undefined) return undefined;
  const peak = lr.reduce((a, b) => Math.max(a, b), 0);
  let [worst, most] = [-1, agreement * peak];
  for (let i = 0; i < logged.steps.length; i++) {
    const step = logged.steps[i];
    if (!Number.isInteger(step) || step >= lr.length) continue;
    const off = Math.abs(lr[step] - logged.values[i]);
    if (off > most) [worst, most] = [step, off];
  }
  return worst < 0 ? undefined : worst;
}

/** Straight lines between what was logged; before it a warmup, behind it the last LR. */
function interpolated({ steps, values }: Logged, { length, warmup }: RatesOptions): Float64Array {
  const lr = new Float64Array(length);
  const first = steps[0];
  const rising = steps.length > 1 && values[1] > values[0] && warmup === undefined;
  const slope = rising ? (values[1] - values[0]) / (steps[1] - steps[0]) : 0;
  const rampEnd = warmup ?? first;
  let i = 0;
  for (let k = 0; k < length; k++) {
    while (i + 1 < steps.length && steps[i + 1] <= k) i++;
    if (k < first) {
      lr[k] = rising
        ? Math.max(0, values[0] - slope * (first - k))
        : values[0] * Math.min(1, (k + 1) / (rampEnd + 1));
    } else if (i + 1 >= steps.length) lr[k] = values[i];
    else {
      const share = (k - steps[i]) / (steps[i + 1] - steps[i]);
      lr[k] = (1 - share) * values[i] + share * values[i + 1];
    }
  }
  return lr;
}

/** What had to be assumed where no LR was logged. */
function aboutGaps(
  name: string,
  { steps, values }: Logged,
  { length, warmup }: RatesOptions,
): readonly string[] {
  const [first, last] = [steps[0], steps[steps.length - 1]];
  const says: string[] = [];
  if (steps.length < length) {
    says.push(
      `${name}: the LR was logged at ${formatSteps(steps.length)} steps; between them it is interpolated`,
    );
  }
  if (first > 0 && warmup === undefined) {
    says.push(
      `${name}: no LR was logged before step ${formatSteps(first)}: it is taken for a warmup to ${formatLr(values[0])}; --warmup says how long it was`,
    );
  }
  if (last < length - 1) {
    says.push(
      `${name}: no LR was logged after step ${formatSteps(last)}: it is taken to stay at ${formatLr(values[values.length - 1])}`,
    );
  }
  return says;
}

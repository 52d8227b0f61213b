import { factsInConfig } from "@anneal/logs";
import { type Compiler, fill, type Spec } from "anneal";
import { formatLr, formatSteps } from "anneal/describe";
import { recover } from "anneal/diagnose";
import { refuseTooLong, specOfDescription } from "anneal/forecast";
import type { Logged } from "anneal/series";
import type { OpenedRun } from "../logs/opened-run.ts";
import { UsageError } from "../output/usage-error.ts";

/** The LR of every update of a run, and where it came from. */
export interface Rates {
  readonly lr: Float64Array;
  /** The schedule, where it is known. */
  readonly spec?: Spec;
  /** Where it came from, where that is worth a word. */
  readonly says: readonly string[];
  /** What had to be assumed. */
  readonly warnings: readonly string[];
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
 * The LR of every update of a run: that of its schedule where it is known and agrees with what was logged; else that of
 * the schedule recovered from what was logged; else straight lines between.
 *
 * @throws UsageError when nothing says the LR; AnnealError where the run is longer than any.
 */
export function ratesOfRun(run: OpenedRun, options: RatesOptions): Rates {
  const { name, lr: all } = run.log;
  refuseTooLong(name, options.length - 1);
  const spec =
    run.spec ??
    (run.described && (run.described.spec as Spec | undefined)) ??
    (run.described && specOfDescription(run.described));
  const warnings: string[] = [];
  if (spec !== undefined) {
    const lr = filled(spec, { steps: run.steps ?? run.described?.totalSteps, logged: all }, options);
    const off = lr && worstAgainst(lr, all);
    if (lr !== undefined && off === undefined) return { lr, spec, says: [], warnings };
    warnings.push(
      lr === undefined
        ? `${name}: its described schedule does not compile, so the logged LR is used`
        : `${name}: its described schedule gives ${formatLr(lr[off ?? 0])} at step ${formatSteps(off ?? 0)}, where another LR was logged, so the logged LR is used`,
    );
  }
  const logged = all && usable(all);
  if (all !== undefined) warnings.push(...aboutNegative(name, all));
  if (logged?.steps.length === 0) {
    const rest = warnings.length > 0 ? warnings.join("; ") : `${name}: no LR that was logged is a number`;
    throw new UsageError(rest, "name another column with --lr-column");
  }
  if (logged === undefined) {
    throw new UsageError(
      `${name}: expected a column of the learning rate, received none`,
      "name it with --lr-column",
    );
  }
  const found = fromLog(name, logged, {
    ...options,
    warmup: options.warmup ?? configuredWarmup(run, logged),
  });
  return { ...found, warnings: [...warnings, ...found.warnings] };
}

/** What was logged and is a rate: a number of at least 0. */
function usable({ steps, values }: Logged): Logged {
  const isRate = (value: number): boolean => value >= 0 && value < Number.POSITIVE_INFINITY;
  if (values.every(isRate)) return { steps, values };
  return { steps: steps.filter((_, i) => isRate(values[i])), values: values.filter(isRate) };
}

/** What is said of rates below 0, which no law knows. */
function aboutNegative(name: string, { steps, values }: Logged): readonly string[] {
  const first = values.findIndex((value) => value < 0);
  if (first < 0) return [];
  const count = values.reduce((sum, value) => (value < 0 ? sum + 1 : sum), 0);
  const some = count === 1 ? "1 LR" : `${formatSteps(count)} LRs`;
  return [
    `${name}: ${some} below 0 cannot be, and are left out, ${formatLr(values[first])} at step ${formatSteps(steps[first])} first`,
  ];
}

/** Updates of the warmup as the log's configuration has it, where the LR was logged only behind it. */
function configuredWarmup({ config = {} }: OpenedRun, { steps }: Logged): number | undefined {
  const { warmup } = factsInConfig(config);
  return warmup !== undefined && warmup <= steps[0] ? warmup : undefined;
}

/** The rates behind an LR that was logged at some steps. */
function fromLog(name: string, logged: Logged, options: RatesOptions): Rates {
  const { steps, values } = logged;
  const [first, last] = [steps[0], steps[steps.length - 1]];
  const lr = interpolated(logged, options);
  const warnings: string[] = [];
  if (last - first >= steps.length) {
    const recovered = recoveredFrom(logged, options);
    if (recovered !== undefined) {
      const { spec, curve } = recovered;
      // Before the first logged step a level is a guess; a warmup is the better one.
      const rises = curve[0] < 0.99 * values[0];
      for (let k = rises ? 0 : Math.ceil(first); k < lr.length; k++) lr[k] = curve[k];
      const about = `${name}: the LR between logged steps follows the schedule recovered from them: ${recovered.name}`;
      return { lr, spec, says: [about], warnings: rises ? [] : aboutStart(name, logged, options) };
    }
    warnings.push(
      `${name}: the LR was logged at ${formatSteps(steps.length)} steps and follows no simple schedule; between them it is interpolated`,
    );
  }
  const usualGap = (last - first) / Math.max(1, steps.length - 1);
  if (last + usualGap < options.length - 1) {
    warnings.push(
      `${name}: no LR was logged after step ${formatSteps(last)}: it is taken to stay at ${formatLr(values[values.length - 1])}`,
    );
  }
  return { lr, says: [], warnings: [...warnings, ...aboutStart(name, logged, options)] };
}

/** Fewer values show no schedule. */
const fewest = 8;

/** The schedule behind what was logged, if it is a simple one that stays between 0 and what was logged. */
function recoveredFrom(
  logged: Logged,
  options: RatesOptions,
): { readonly name: string; readonly spec: Spec; readonly curve: Float64Array } | undefined {
  if (logged.steps.length < fewest) return undefined;
  const found = recover(logged, options.warmup === undefined ? {} : { warmup: options.warmup });
  if (found === undefined || found.phases.length === 0 || found.error.max > agreement) return undefined;
  const curve = filled(found.spec, { steps: found.horizon, logged }, options);
  const most = logged.values.reduce((a, b) => Math.max(a, b), 0) * 1.02;
  if (curve === undefined || !curve.every((lr) => lr >= 0 && lr <= most)) return undefined;
  return { name: found.name, spec: found.spec, curve };
}

function filled(
  spec: Spec,
  { steps, logged }: { readonly steps?: number | undefined; readonly logged?: Logged | undefined },
  { compiler, length }: RatesOptions,
): Float64Array | undefined {
  const { curve } = compiler.inspect(spec, { steps: steps ?? length });
  if (curve === undefined) return undefined;
  const lr = fill(curve, new Float64Array(length));
  // A loss after the last update stands at a step that is no update: its LR, perhaps 0, is never used.
  const { steps: seen } = logged ?? { steps: [] };
  const end = Math.max(Math.ceil(steps ?? length), (seen[seen.length - 1] ?? -1) + 1);
  return end > 0 && end < length ? lr.fill(lr[end - 1], end) : lr;
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

/** What had to be assumed before the first LR was logged. */
function aboutStart(name: string, { steps, values }: Logged, { warmup }: RatesOptions): readonly string[] {
  return steps[0] <= 0 || warmup !== undefined
    ? []
    : [
        `${name}: no LR was logged before step ${formatSteps(steps[0])}: it is taken for a warmup to ${formatLr(values[0])}; --warmup says how long it was`,
      ];
}

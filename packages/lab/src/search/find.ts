import { compile, fill } from "anneal";
import { formatLr } from "anneal/describe";
import { analyse, type Bracket, type RangeReport, rangeTest } from "anneal/range-test";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { TuneDetails } from "../report/data.ts";
import type { RunRequest } from "../runners/runner.ts";
import type { Ledger } from "./ledger.ts";

export interface FindOptions {
  /** LR of the first and of the last step. Default: what suits the optimizer. */
  readonly from?: number;
  readonly to?: number;
  /** Steps of each sweep. Default 120. */
  readonly steps?: number;
  readonly scale?: "exponential" | "linear";
  /** One sweep each. */
  readonly seeds: readonly number[];
  /** The sweep ends when the smoothed loss is this many times the best. Default 4. */
  readonly stopFactor?: number;
  readonly optimizer?: OptimizerSpec["kind"];
}

export interface FindResult {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly scale: "exponential" | "linear";
  readonly seeds: readonly number[];
  readonly report: RangeReport;
}

/** Where a sweep begins and ends when the user does not say. */
const usualSweep = { sgd: [1e-4, 10], adam: [1e-6, 1], unknown: [1e-6, 10] } as const;

/** What is searched when the sweep gives no bracket: where the best rates of small nets lie. */
const usualBracket = {
  sgd: { low: 1e-3, high: 0.5 },
  adam: { low: 1e-4, high: 0.02 },
  unknown: { low: 1e-5, high: 0.1 },
} as const;

type Family = keyof typeof usualSweep;

const familyOf = (optimizer: OptimizerSpec["kind"] | undefined): Family => {
  if (optimizer === undefined) return "unknown";
  return optimizer.startsWith("adam") ? "adam" : "sgd";
};

/**
 * The learning-rate range test: one sweep from low to high per seed, each from its own fresh start, read together.
 * Nothing outside these runs is touched. Where the curve says that another range would tell, and the user chose none,
 * that range is swept as well.
 *
 * @see `analyse` of `anneal/range-test`, which reads the sweeps.
 */
export async function findRate(ledger: Ledger, options: FindOptions): Promise<FindResult> {
  const [usualFrom, usualTo] = usualSweep[familyOf(options.optimizer)];
  const { from = usualFrom, to = usualTo } = options;
  const first = await sweep(ledger, options, { from, to });
  const again = first.report.reasons.find((reason) => reason.again)?.again;
  const free = options.from === undefined && options.to === undefined;
  const found = again && free ? await sweep(ledger, options, again) : first;
  const { bracket } = found.report;
  const says = bracket ? `bracket ${formatLr(bracket.low)} – ${formatLr(bracket.high)}` : "no bracket";
  ledger.ended("range test", says);
  return found;
}

async function sweep(
  ledger: Ledger,
  { steps = 120, scale = "exponential", seeds, stopFactor = 4 }: FindOptions,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<FindResult> {
  const schedule = rangeTest({ from, to, steps, scale });
  const stopRule = { kind: "range-test", factor: stopFactor } as const;
  const asked = seeds.map((seed) => {
    const request: RunRequest = { schedule, peakLr: to, steps, seed, evaluateAt: [], stopRule };
    return { schedule: "range test", request };
  });
  const results = await ledger.runAll("range test", asked);
  const lrs = Array.from(fill(compile(schedule, { steps }), new Float64Array(steps)));
  const sweeps = results.map(({ train }) => ({ lr: lrs.slice(0, train.length), loss: train }));
  return { from, to, steps, scale, seeds, report: analyse(sweeps) };
}

/** The bracket to search, and what to say when the sweep gave none. */
function bracketOf(found: FindResult, optimizer: OptimizerSpec["kind"] | undefined): Bracket {
  return found.report.bracket ?? usualBracket[familyOf(optimizer)];
}

/** A range test as a report has it. */
export function rangeOf(
  found: FindResult,
  optimizer: OptimizerSpec["kind"] | undefined,
): NonNullable<TuneDetails["rangeTest"]> {
  const { report, seeds } = found;
  return {
    lr: report.curve.lr,
    loss: report.curve.loss,
    seeds: seeds.length,
    bracket: bracketOf(found, optimizer),
    verdict: report.verdict,
    suggestions: report.suggestions.map(({ rule, lr, why }) => ({ rule, lr: lr ?? null, why })),
  };
}

/** The rates to search: those of the bracket, and when trained weights are gone on with, down to a hundredth of it. */
export function ratesToSearch(
  found: FindResult,
  { optimizer, fineTuning }: { readonly optimizer?: OptimizerSpec; readonly fineTuning?: boolean },
): Pick<Bracket, "low" | "high"> {
  const { low, high } = bracketOf(found, optimizer?.kind);
  return { low: fineTuning ? low / 100 : low, high };
}

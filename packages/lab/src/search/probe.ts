import type { Spec } from "anneal";
import { LabError } from "../errors.ts";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { Ledger } from "./ledger.ts";
import { type Stability, stabilityOf } from "./stability.ts";

export interface ProbeOptions {
  readonly peakLr: number;
  /** LRs that are tried, as multiples of `peakLr`. Default: it, and twice as much. */
  readonly factors?: readonly number[];
  /** Steps of each run. */
  readonly steps: number;
  /** Steps over which the LR rises before it is held. */
  readonly warmup: number;
  readonly seeds: readonly number[];
  /** Left out for an outside trainer, which has its own. */
  readonly optimizer?: OptimizerSpec;
  readonly microBatch?: number;
  readonly accumulation?: number;
}

/** One LR on several seeds. */
export interface ProbedRate {
  readonly factor: number;
  readonly peakLr: number;
  /** The worst of the runs. */
  readonly verdict: Stability["verdict"];
  readonly runs: readonly (Stability & { readonly seed: number; readonly loss: number })[];
}

const worst = ["diverged", "unstable", "stable"] as const;

/**
 * Short runs at an LR and at twice that, on the same seeds: whether training stays stable there, and with what margin.
 * The LR rises over the warmup and is then held, since a decay would hide what a peak does.
 */
export async function probeStability(ledger: Ledger, options: ProbeOptions): Promise<readonly ProbedRate[]> {
  const { factors = [1, 2], peakLr, steps, seeds, warmup, optimizer, microBatch, accumulation } = options;
  const asked = factors.flatMap((factor) =>
    seeds.map((seed) => ({
      schedule: `${factor} x`,
      request: {
        schedule: held(peakLr * factor, warmup),
        peakLr: peakLr * factor,
        steps,
        seed,
        evaluateAt: [],
        ...(optimizer && { optimizer }),
        ...(microBatch !== undefined && { microBatch }),
        ...(accumulation !== undefined && { accumulation }),
      },
    })),
  );
  const results = await ledger.runAll("stability", asked);
  const rates = factors.map((factor, i) => {
    const runs = seeds.map((seed, k) => {
      const result = results[i * seeds.length + k];
      if (result.train.length === 0 && result.diverged === undefined)
        throw new LabError("expected the loss of updates, received none from a run of the probe");
      return { ...stabilityOf(result), seed, loss: result.train[result.train.length - 1] ?? Number.NaN };
    });
    const verdict = worst.find((each) => runs.some((run) => run.verdict === each)) ?? "stable";
    return { factor, peakLr: peakLr * factor, verdict, runs };
  });
  ledger.ended("stability", rates.map(({ factor, verdict }) => `${factor}x ${verdict}`).join(", "));
  return rates;
}

function held(peak: number, warmup: number): Spec {
  const hold: Spec = { kind: "constant", value: peak, over: "rest" };
  return warmup > 0
    ? { kind: "sequence", of: [{ kind: "linear", to: peak, over: warmup }, hold] }
    : { kind: "constant", value: peak };
}

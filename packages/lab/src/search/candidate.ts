import {
  compile,
  inverseSqrt,
  oneCycle,
  type Spec,
  stepDecay,
  warmRestarts,
  warmupConstant,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
} from "anneal";
import { LabError } from "../errors.ts";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { RunRequest } from "../runners/runner.ts";

/** A schedule whose peak is still open: what is searched, compared and recommended. */
export interface Candidate {
  /** The word on the command line and in the JSON: `linear`, `wsd`, `my-schedule.json`. */
  readonly name: string;
  /** For people: `Linear to zero`. */
  readonly label: string;
  /** The schedule with this highest LR. */
  readonly at: (peakLr: number) => Spec;
  readonly controller?: RunRequest["controller"];
  readonly evaluateOn?: RunRequest["evaluateOn"];
  readonly optimizer?: OptimizerSpec;
}

const warmup = "5%";

/**
 * The schedules that can be compared by name. `constant` is the baseline.
 */
export const candidates: readonly Candidate[] = [
  { name: "constant", label: "Constant", at: (value) => ({ kind: "constant", value }) },
  { name: "linear", label: "Linear to zero", at: (peak) => warmupLinear({ peak, warmup }) },
  { name: "cosine", label: "Cosine to zero", at: (peak) => warmupCosine({ peak, warmup }) },
  { name: "wsd", label: "WSD 20%, 1−√", at: (peak) => warmupStableDecay({ peak, warmup, cooldown: "20%" }) },
  {
    name: "cosine-10",
    label: "Cosine to 10%",
    at: (peak) => warmupCosine({ peak, warmup, floor: peak / 10 }),
  },
  { name: "one-cycle", label: "One cycle", at: (peak) => oneCycle({ peak }) },
  { name: "step", label: "Step decay", at: (peak) => stepDecay({ peak, warmup, factor: 0.1, every: "32%" }) },
  { name: "inverse-sqrt", label: "Inverse square root", at: (peak) => inverseSqrt({ peak, warmup }) },
  { name: "warmup", label: "Warmup, then constant", at: (peak) => warmupConstant({ peak, warmup }) },
  { name: "sgdr", label: "SGDR, 3 cycles", at: (peak) => warmRestarts({ peak, times: 3 }) },
  {
    name: "sgdr-snapshots",
    label: "SGDR, ensemble of 3 snapshots",
    at: (peak) => warmRestarts({ peak, times: 3 }),
    evaluateOn: "snapshots",
  },
  {
    name: "plateau",
    label: "Cut on plateau",
    at: (peak) => warmupConstant({ peak, warmup }),
    controller: { kind: "plateau" },
  },
  {
    name: "constant-ema",
    label: "Constant, averaged weights",
    at: (value) => ({ kind: "constant", value }),
    evaluateOn: "ema",
  },
];

/** A schedule of the user's own, scaled so that its highest LR is the one asked for. */
export function ownCandidate(name: string, spec: Spec, steps: number): Candidate {
  const curve = compile(spec, { steps });
  let peak = 0;
  for (let step = 0; step < steps; step++) peak = Math.max(peak, curve.at(step));
  if (!(peak > 0)) {
    throw new LabError(`${name}: expected a schedule with a highest LR above 0, received one of ${peak}`);
  }
  return {
    name,
    label: name,
    at: (peakLr) => (peakLr === peak ? spec : { kind: "scale", by: peakLr / peak, of: spec }),
  };
}

/** Weight of the past in the mean of the weights: it looks back some 50 updates. */
const emaBeta = 0.98;

/** Candidates whose averaged weights are evaluated need an optimizer that averages them. */
export function withAveraging(
  found: readonly Candidate[],
  optimizer: OptimizerSpec | undefined,
): readonly Candidate[] {
  return found.map((each) => {
    if (each.evaluateOn !== "ema" || optimizer === undefined) return each;
    return { ...each, optimizer: { ...optimizer, ema: optimizer.ema ?? emaBeta } };
  });
}

/** What is asked of a runner for a candidate at a rate. */
export function requestFor(
  candidate: Candidate,
  peakLr: number,
  run: Pick<RunRequest, "seed" | "steps" | "evaluateAt" | "test" | "redraw">,
): RunRequest {
  const { controller, evaluateOn, optimizer } = candidate;
  return {
    schedule: candidate.at(peakLr),
    peakLr,
    ...run,
    ...(controller && { controller }),
    ...(evaluateOn && { evaluateOn }),
    ...(optimizer && { optimizer }),
  };
}

import { compile, fill } from "../compile/index.ts";
import { problem, refuse } from "../errors/index.ts";
import { readOptions, type Spec } from "../schedules/index.ts";

export interface SeesawOptions {
  /** Steps of the run at the first batch size. */
  readonly steps: number;
  /** Samples per step before anything is traded. */
  readonly batchSize: number;
  /** By what the LR of the schedule falls before the batch grows by the same factor. Default 2. */
  readonly factor?: number;
  /** Largest batch. Default: no limit. */
  readonly largest?: number;
}

/** A run whose batch grows while its LR falls. `lr` and `batchSize` are schedules of the new, shorter run. */
export interface Seesaw {
  readonly lr: Spec;
  readonly batchSize: Spec;
  /** Steps of the new run: it sees the samples of the old one, to within a step. */
  readonly steps: number;
}

/**
 * Trades the decay of a schedule for a growing batch, so that the same samples take fewer steps.
 *
 *   where the schedule has fallen to peak / factor ** k:   lr = peak / sqrt(factor) ** k,   batch = batchSize * factor ** k
 *
 * Everything up to the last step at the peak stays as it is. With Adam both runs follow the same path while the batch is
 * small beside the critical one; beyond it they do not, which is what `largest` is for.
 *
 * Source: Meterez et al. 2025, Seesaw, arXiv 2510.14717: about 36% less wall time up to 600M parameters. With Muon a growing
 * batch was reported to lose a little instead.
 * @throws AnnealError when the schedule does not compile, or never falls by `factor`.
 * @example seesaw({ kind: "linear", from: 1, to: 0, over: 100 }, { steps: 100, batchSize: 8, largest: 16 }).steps; // 75
 */
export function seesaw(spec: Spec, options: SeesawOptions): Seesaw {
  const { steps, batchSize, factor, largest } = readOptions<SeesawOptions>("seesaw", options, {
    steps: { type: "number", min: 1, max: 1e8, whole: true, says: "steps of the run" },
    batchSize: { type: "number", min: 1, says: "samples per step" },
    factor: { type: "number", above: 1, default: 2, says: "growth of the batch" },
    largest: { type: "number", min: 1, default: Number.POSITIVE_INFINITY, says: "largest batch" },
  });
  const lrs = fill(compile(spec, { steps }), new Float64Array(steps));
  const top = lrs.reduce((a, b) => Math.max(a, b), 0);
  const turn = lrs.lastIndexOf(top);
  const stages = stagesOf(lrs.subarray(turn), { top, factor, most: largest / batchSize });
  if (stages.length < 2) {
    refuse([problem("range", "seesaw", `a schedule that falls to 1/${factor} of its peak`, lrs[steps - 1])]);
  }
  let done = turn;
  const at: number[] = [];
  for (const length of stages.map((samples, k) => Math.max(1, Math.round(samples / factor ** k)))) {
    at.push(done);
    done += length;
  }
  const levels = (of: (k: number) => number): Spec => ({
    kind: "steps",
    at: at.slice(1).map((start) => start - turn),
    values: stages.map((_, k) => of(k)),
  });
  const falling = levels((k) => top * factor ** (-k / 2));
  const head: Spec = { kind: "slice", of: spec, over: turn };
  const growing = levels((k) => batchSize * factor ** k);
  return {
    lr: turn === 0 ? falling : { kind: "sequence", of: [head, falling] },
    batchSize:
      turn === 0
        ? growing
        : { kind: "sequence", of: [{ kind: "constant", value: batchSize, over: turn }, growing] },
    steps: done,
  };
}

/** How many of the old steps belong to each stage; the last takes what is left. */
function stagesOf(
  lrs: Float64Array,
  { top, factor, most }: { readonly top: number; readonly factor: number; readonly most: number },
): readonly number[] {
  const stages: number[] = [0];
  for (const lr of lrs) {
    const last = stages.length - 1;
    const next = factor ** (last + 1);
    if (stages[last] > 0 && lr <= (top / next) * (1 + 1e-12) && next <= most) stages.push(0);
    stages[stages.length - 1]++;
  }
  return stages;
}

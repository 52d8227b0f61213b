import type { Keys } from "../../keys/keys.ts";

/** A run of Megatron, in what its scheduler counts. */
export interface MegatronRun {
  readonly warmup: number;
  readonly decay: number;
  readonly anneal: number | undefined;
  /** What weight decay grows over. */
  readonly decayed: number;
  /** How far an update advances the scheduler. */
  readonly each: number;
  readonly steps: number | undefined;
}

/**
 * Lengths as Megatron computes them: in samples, iterations times the global batch.
 *
 *   decay = lr_decay_iters, or all train_iters;   warmup = lr_warmup_fraction * decay, or lr_warmup_iters
 *
 * The batch cancels out of iterations; without one they are counted as they are. A warmup that is a fraction of a
 * sample is kept exactly by counting in smaller units.
 */
export function megatronRun(keys: Keys, style: string): MegatronRun {
  const count = { min: 0, whole: true };
  const read = (name: string): number | undefined => keys.number(name, count);
  const [iters, samples] = [read("train_iters"), read("train_samples")];
  for (const name of ["rampup_batch_size", "step_batch_size_schedule"]) {
    if (keys.has(name)) {
      const why = "updates then count for different numbers of samples, which is not converted";
      keys.report(name, `one batch size for all of the run: ${why}`, keys.fields.get(name)?.value);
    }
  }
  const inSamples = ["lr_decay_samples", "lr_warmup_samples", "lr_wsd_decay_samples"].some((name) =>
    read(name),
  );
  const unit = !iters && (samples || inSamples) ? "samples" : "iters";
  refuseOther(keys, unit);
  const fraction = keys.number("lr_warmup_fraction", { min: 0, max: 1 });
  const [warmed, decayed, annealed] = ["warmup", "decay", "wsd_decay"].map((part) =>
    read(`lr_${part}_${unit}`),
  );
  if (fraction !== undefined && warmed) {
    keys.report("lr_warmup_fraction", `either this or lr_warmup_${unit}`, fraction, { code: "order" });
  }
  const batch = batchOf(keys, unit);
  keys.settle();
  const total = iters || samples || keys.scope.facts.horizon?.steps;
  const decay = decayed ?? total;
  if (decay === undefined) {
    return keys.decline(`train_${unit}`, `train_iters, train_samples, or lr_decay_${unit}`, undefined, {
      code: "missing",
      suggestion: "give it with --steps",
    });
  }
  if (style === "WSD" && annealed === undefined) {
    keys.decline(`lr_wsd_decay_${unit}`, "a number, with WSD", undefined, { code: "missing" });
  }
  const each = unit === "iters" ? 1 : sampleBatch(keys, batch);
  const steps = total === undefined ? undefined : Math.trunc(total / each);
  const warmup = fraction === undefined ? (warmed ?? 0) : fraction * decay;
  const by = unit === "iters" && batch !== undefined ? batch : 1;
  return inUnits({ warmup, decay, anneal: annealed, decayed: total ?? decay, each, steps }, by);
}

/** The batch; in iterations it cancels out, so nobody needs it where it is left open. */
function batchOf(keys: Keys, unit: string): number | undefined {
  const given = keys.scope.facts.horizon?.samplesPerStep;
  if (unit === "iters" && keys.isOpen("global_batch_size")) return given;
  return keys.number("global_batch_size", { min: 1, whole: true }) ?? given;
}

/** Lengths of the other unit are refused, as Megatron does. */
function refuseOther(keys: Keys, unit: string): void {
  const other = unit === "iters" ? "samples" : "iters";
  for (const name of [`train_${other}`, `lr_decay_${other}`, `lr_warmup_${other}`, `lr_wsd_decay_${other}`]) {
    if (keys.number(name)) {
      keys.report(name, `lengths in ${unit}, as those of the run`, keys.number(name), {
        code: "unit",
        atKey: true,
      });
    }
  }
}

function sampleBatch(keys: Keys, batch: number | undefined): number {
  if (batch !== undefined) return batch;
  return keys.decline("global_batch_size", "a number, for the scheduler counts samples", undefined, {
    code: "missing",
    suggestion: "give it with --batch",
  });
}

/** The same run in units so small that its warmup is a whole number of them. */
function inUnits(run: MegatronRun, by: number): MegatronRun {
  const whole = (factor: number): boolean => {
    const warmup = run.warmup * factor;
    return Math.abs(warmup - Math.round(warmup)) <= 1e-9 * Math.max(1, warmup);
  };
  const factor = [by, ...[1, 2, 3, 4, 5, 6].map((digits) => by * 10 ** digits)].find(whole) ?? by * 1e9;
  const times = (value: number): number => value * factor;
  return {
    ...run,
    warmup: Math.round(times(run.warmup)),
    decay: times(run.decay),
    anneal: run.anneal === undefined ? undefined : times(run.anneal),
    decayed: times(run.decayed),
    each: times(run.each),
  };
}

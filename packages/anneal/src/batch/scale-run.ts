import { readOptions } from "../schedules/index.ts";
import { familyOf } from "./family.ts";
import { type BatchRule, lrFactor, ruleOf, stepGain } from "./lr-factor.ts";
import { brief, outside, type Reason } from "./reason.ts";
import { rules } from "./rules.ts";

/** What a run uses that depends on its batch size. */
export interface RunSetting {
  /** Its name, in any spelling: `"sgd"`, `"AdamW"`. */
  readonly optimizer: string;
  /** Samples (or tokens) per step, over all devices and accumulated micro-batches. */
  readonly batchSize: number;
  readonly peakLr: number;
  readonly momentum?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly eps?: number;
  readonly weightDecay?: number;
  /** Steps of warmup. */
  readonly warmup?: number;
  /** Steps of the run. */
  readonly steps?: number;
}

/** The batch size that is wanted, and what is known of it. */
export interface ScaleOptions {
  readonly to: number;
  /** In the unit of `batchSize`. Default: not known. */
  readonly criticalBatch?: number;
  /** `"samples"`: the run sees as many samples as before; `"result"`: as many as it needs for the same result. Default "samples". */
  readonly keep?: "samples" | "result";
}

/** A run at another batch size. */
export interface ScaledRun {
  readonly setting: RunSetting;
  readonly rule: BatchRule;
  /** New LR over old. */
  readonly factor: number;
  /** Old steps that one new step is worth. */
  readonly gain: number;
  /** Samples for the same result, new over old: above 1 where the batch comes near the critical one. */
  readonly samples: number;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly string[];
}

const optional = (says: string, range: { readonly below?: number } = {}) =>
  ({ type: "number", min: 0, optional: true, says, ...range }) as const;

/**
 * What changes in a run when its batch size does: LR, betas, epsilon, weight decay, warmup and steps.
 *
 *   gain g = stepGain            SGD: lr * g                Adam: lr * sqrt(g)
 *   Adam: 1 - beta -> g (1 - beta), eps -> eps / sqrt(g)    AdamW: weight decay * sqrt(g), so that lr * decay * steps stays
 *   warmup: as many samples as before, but with Adam at least 2 / (1 - beta2) steps
 *
 * A batch made of accumulated micro-batches is the same batch: where the effective size stays, nothing changes.
 *
 * Source: see each of the `reasons`.
 * @throws AnnealError with every mistake in setting and options, and for an unknown optimizer.
 * @example
 * const { setting } = scaleRun({ optimizer: "adamw", batchSize: 256, peakLr: 3e-4, beta2: 0.999 }, { to: 1024 });
 * [setting.peakLr, setting.beta2]; // [6e-4, 0.996]
 */
export function scaleRun(setting: RunSetting, options: ScaleOptions): ScaledRun {
  const { family, decoupled } = familyOf(setting?.optimizer, "setting.optimizer");
  const { optimizer, ...numbers } = setting;
  const now = readOptions<Omit<RunSetting, "optimizer">, OpenSetting>("setting", numbers, fields);
  const { to, criticalBatch, keep } = readOptions<ScaleOptions, "criticalBatch">("scale", options, wanted);
  const change = { from: now.batchSize, to, criticalBatch };
  const [rule, gain] = [ruleOf(optimizer), stepGain(change)];
  const [factor, ratio] = [lrFactor(change, rule), to / now.batchSize];
  const reasons: Reason[] = [];
  const warnings: string[] = [];
  if (ratio === 1) return unchanged(setting, rule);
  reasons.push(rules[rule]);
  reasons.push(criticalBatch === undefined ? rules.criticalUnknown : rules.critical);
  const adam = family === "adam" ? scaledBetas(now, gain, warnings) : {};
  if (family === "adam") reasons.push(rules.betas);
  const decay =
    now.weightDecay !== undefined && decoupled ? now.weightDecay * Math.sqrt(gain) : now.weightDecay;
  if (decay !== now.weightDecay) reasons.push(rules.decay);
  const steps =
    now.steps === undefined
      ? {}
      : { steps: Math.max(1, Math.round(now.steps / (keep === "result" ? gain : ratio))) };
  const warmup = scaledWarmup(
    { warmup: now.warmup, beta2: adam.beta2 ?? now.beta2 },
    ratio,
    family === "adam",
  );
  if (warmup !== undefined) reasons.push(rules.warmup, rules.legw);
  warnings.push(...linearBeyond(rule, to), ...wasteful(gain, ratio));
  return {
    setting: {
      ...setting,
      batchSize: to,
      peakLr: now.peakLr * factor,
      ...adam,
      ...(decay !== undefined && { weightDecay: decay }),
      ...(warmup !== undefined && { warmup }),
      ...steps,
    },
    rule,
    factor,
    gain,
    samples: ratio / gain,
    reasons,
    warnings,
  };
}

type OpenSetting = Exclude<keyof RunSetting, "optimizer" | "batchSize" | "peakLr">;

const fields = {
  batchSize: { type: "number", above: 0, says: "samples or tokens per step" },
  peakLr: { type: "number", above: 0, says: "highest LR" },
  momentum: optional("momentum of SGD", { below: 1 }),
  beta1: optional("first beta", { below: 1 }),
  beta2: optional("second beta", { below: 1 }),
  eps: optional("epsilon"),
  weightDecay: optional("weight decay"),
  warmup: optional("steps of warmup"),
  steps: optional("steps of the run"),
} as const;

const wanted = {
  to: { type: "number", above: 0, says: "samples or tokens per step then" },
  criticalBatch: { type: "number", above: 0, optional: true, says: "the critical batch size" },
  keep: { type: "choice", of: ["samples", "result"], default: "samples", says: "what stays as it was" },
} as const;

function unchanged(setting: RunSetting, rule: BatchRule): ScaledRun {
  return { setting, rule, factor: 1, gain: 1, samples: 1, reasons: [rules.same], warnings: [] };
}

/** Betas and epsilon by the rules of the stochastic differential equation; kept where it has no valid ones. */
function scaledBetas(
  { beta1, beta2, eps }: Pick<RunSetting, "beta1" | "beta2" | "eps">,
  gain: number,
  warnings: string[],
): Pick<RunSetting, "beta1" | "beta2" | "eps"> {
  const scaled = (name: string, beta: number | undefined): number | undefined => {
    if (beta === undefined) return undefined;
    const left = gain * (1 - beta);
    if (left < 1) return 1 - left;
    warnings.push(
      `${name} is kept at ${brief(beta)}: at ${brief(gain)} times the batch the rule asks for ${brief(1 - left)}, which is none.`,
    );
    return beta;
  };
  const [one, two] = [scaled("beta1", beta1), scaled("beta2", beta2)];
  return {
    ...(one !== undefined && { beta1: one }),
    ...(two !== undefined && { beta2: two }),
    ...(eps !== undefined && { eps: eps / Math.sqrt(gain) }),
  };
}

/** As many samples of warmup as before; with Adam, long enough for its second moment. */
function scaledWarmup(
  { warmup, beta2 }: Pick<RunSetting, "warmup" | "beta2">,
  ratio: number,
  adam: boolean,
): number | undefined {
  if (warmup === undefined) return undefined;
  const least = adam && warmup > 0 && beta2 !== undefined ? 2 / (1 - beta2) : 0;
  return Math.round(Math.max(warmup / ratio, Math.min(least, warmup)));
}

function linearBeyond(rule: BatchRule, to: number): readonly string[] {
  if (rule !== "linear") return [];
  return outside(rules.linear.validIn, { batchSize: to }).map(
    (found) => `The linear rule was shown up to 8192 images a step; ${found}.`,
  );
}

function wasteful(gain: number, ratio: number): readonly string[] {
  const more = ratio / gain;
  if (more <= 1.2) return [];
  return [
    `For the same result the run needs ${brief(more)} times the samples: the batch is not small beside the critical one.`,
  ];
}

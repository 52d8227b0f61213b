import { brief, type Reason } from "../batch/index.ts";
import type { PlanSpec } from "../plan/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Facts, KnownFacts } from "./facts.ts";
import { readFacts } from "./facts.ts";
import { next } from "./next.ts";
import { type Peak, peakOf, type Spoken } from "./peak.ts";
import { findPresets, type Preset } from "./presets/index.ts";
import { type ShapeName, shapesOf } from "./shape.ts";
import { defaultBeta2, warmupOf } from "./warmup.ts";
import { warningsOf } from "./warnings.ts";

/** Another schedule, with what speaks for and against it. */
export interface Alternative {
  readonly name: ShapeName;
  readonly spec: Spec;
  readonly for: Reason;
  readonly against: Reason;
}

/** An answer with its reasons. */
export interface Advice {
  readonly peakLr: number;
  /** Rates between which the loss should be within about 0.3% of the best, and those of other rules that speak. */
  readonly range: { readonly low: number; readonly high: number };
  readonly schedule: ShapeName;
  readonly spec: Spec;
  /** The spec with betas and weight decay. */
  readonly plan: PlanSpec;
  /** Steps of the run, where they are known. */
  readonly steps?: number;
  readonly reasons: readonly Reason[];
  /** What speaks against the recommended schedule. */
  readonly against: Reason;
  /** Other rules for the LR, with what they say and why they were not followed. */
  readonly others: readonly Spoken[];
  readonly alternatives: readonly Alternative[];
  /** The closest published runs. */
  readonly precedents: readonly Preset[];
  readonly warnings: readonly string[];
  /** Commands to check this on the user's own run. */
  readonly next: readonly string[];
}

/**
 * Which schedule and which peak LR, why, and how to check it. Every number has a source and a range; outside of every
 * rule's range the answer says so, takes the lowest of the rules, and proposes the range test.
 *
 * Units: LRs are absolute; `params` of language models are those outside the embeddings; batches count all devices and
 * accumulated micro-batches.
 * @throws AnnealError with every mistake and contradiction in the facts.
 * @example advise({ task: "pretrain", params: 2e8, tokens: 1e10, batchTokens: 5e5 }).schedule; // "linear"
 * @example advise({ task: "pretrain", params: 2e8, horizon: "open" }).schedule; // "wsd"
 * @example advise({ task: "cnn", batch: 1024 }).peakLr; // 0.4
 * @example advise({ task: "pretrain", tokens: 0 }); // throws: facts.tokens: expected
 */
export function advise(facts: Facts): Advice {
  const known = readFacts(facts);
  const peak = peakOf(known);
  const warmup = warmupOf(known);
  const [chosen, ...alternatives] = shapesOf(known, peak.lr, warmup.over);
  const precedents = findPresets({ task: known.task, params: known.params }).slice(0, 3);
  const others = peak.spoken.filter((each) => each !== peak.by);
  return {
    peakLr: peak.lr,
    range: peak.range,
    schedule: chosen.name,
    spec: chosen.spec,
    plan: planOf(known, chosen.spec),
    ...(known.steps !== undefined && { steps: known.steps }),
    reasons: [asReason(peak.by), chosen.for, ...warmup.reasons, erring],
    against: chosen.against,
    others,
    alternatives,
    precedents,
    warnings: warningsOf(known, peak, others),
    next: next(known, peak),
  };
}

const erring: Reason = {
  rule: "errLow",
  says: "When unsure, the lower LR is taken: twice too high cost 0.84% of the loss, twice too low 0.32%, four times too high 3.9%.",
  source: "1,911 runs of github.com/step-law/steplaw, parabolas through three rates, measured for anneal",
  validIn: { params: [6e7, 1e9], tokens: [2e9, 1e11] },
};

function asReason({ rule, says, source, validIn, lr }: Peak["by"]): Reason {
  return { rule, says: `Peak LR ${brief(lr)}. ${says}`, source, validIn };
}

/** The spec with what else the optimizer needs: what was given, or what published runs of its kind use. */
function planOf(facts: KnownFacts, lr: Spec): PlanSpec {
  if (facts.family === "sgd") {
    const weightDecay = facts.weightDecay ?? (facts.task === "cnn" ? 1e-4 : undefined);
    return { lr, momentum: 0.9, ...(weightDecay !== undefined && { weightDecay }) };
  }
  const usual = facts.task === "pretrain" ? 0.1 : facts.task === "vit" ? 0.05 : undefined;
  const weightDecay = facts.weightDecay ?? (facts.optimizer === "adamw" ? usual : undefined);
  const { beta1 = 0.9, beta2 = defaultBeta2(facts) } = facts;
  return { lr, beta1, beta2, ...(weightDecay !== undefined && { weightDecay }) };
}

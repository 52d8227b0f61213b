import type { Reason } from "../batch/index.ts";
import type { Duration } from "../units/index.ts";
import type { KnownFacts } from "./facts.ts";

/** The length of the warmup, and why. */
export interface Warmup {
  readonly over: Duration;
  readonly reasons: readonly Reason[];
}

const share: Reason = {
  rule: "warmupShare",
  says: "Large runs of 2025 and 2026 warm up over 1 to 2% of their steps, never more than 10%.",
  source: "published recipes (anneal presets); Google's deep learning tuning playbook for the 10%",
  validIn: {},
};
const moment: Reason = {
  rule: "secondMoment",
  says: "Adam's second moment needs 2 / (1 - beta2) steps before it can be trusted.",
  source: "Ma & Yarats 2021, arXiv 1910.04209",
  validIn: {},
};
const longer: Reason = {
  rule: "longerWarmup",
  says: "The run is unstable: a longer warmup lets it survive a higher peak.",
  source: "Kalra & Barkeshli 2024, arXiv 2406.09405",
  validIn: {},
};
const epochs: Reason = {
  rule: "warmupEpochs",
  says: "Five epochs of warmup carry the linear rule to large batches of images.",
  source: "Goyal et al. 2017, arXiv 1706.02677",
  validIn: { batch: [64, 8192] },
};
const tenth: Reason = {
  rule: "warmupTenth",
  says: "Fine-tuning is warmed up over 3 to 10% of the steps.",
  source: "github.com/google-research/bert (10%); github.com/tatsu-lab/stanford_alpaca (3%)",
  validIn: {},
};
const none: Reason = {
  rule: "noWarmup",
  says: "Plain SGD at this batch, and PPO, were published without a warmup.",
  source: "github.com/pytorch/examples imagenet; Schulman et al. 2017, arXiv 1707.06347",
  validIn: {},
};

/** Every reason that a warmup may have: a test walks them. */
export const warmupReasons: readonly Reason[] = [share, moment, longer, epochs, tenth, none];

/** The warmup that suits a run: in steps where its length is known, as a share of it otherwise. */
export function warmupOf(facts: KnownFacts): Warmup {
  const { task, family, steps, unstable, beta2 = defaultBeta2(facts) } = facts;
  if (task === "finetune" || task === "lora") {
    const encoder = facts.params !== undefined && facts.params < 1e9;
    const long = encoder || unstable === "yes";
    return { over: long ? "10%" : "3%", reasons: [tenth, ...(unstable === "yes" ? [longer] : [])] };
  }
  if (task === "rl" || (family === "sgd" && (facts.batch ?? 0) <= 512)) return { over: 0, reasons: [none] };
  if (task === "cnn" || task === "vit") {
    const whole = facts.epochs !== undefined && steps !== undefined && facts.epochs > 50;
    if (whole)
      return { over: Math.round((5 / (facts.epochs as number)) * (steps as number)), reasons: [epochs] };
    return { over: "5%", reasons: [epochs, share] };
  }
  const part = unstable === "yes" ? 0.05 : 0.02;
  const reasons = [share, moment, ...(unstable === "yes" ? [longer] : [])];
  if (steps === undefined) return { over: unstable === "yes" ? "5%" : "2%", reasons };
  const wanted = Math.max(part * steps, 2 / (1 - beta2));
  return { over: Math.max(1, Math.round(Math.min(wanted, 0.1 * steps))), reasons };
}

/** The second beta that is usual where none was given: 0.95 for language models, Adam's own 0.999 elsewhere. */
export const defaultBeta2 = ({ task }: Pick<KnownFacts, "task">): number =>
  task === "pretrain" ? 0.95 : 0.999;

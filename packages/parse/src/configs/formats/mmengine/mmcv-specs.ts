import type { Spec } from "anneal";
import type { Converted, Note } from "anneal/convert";

/** A policy of mmcv's `lr_config`, complete. */
export interface Policy {
  readonly name: string;
  readonly byEpoch: boolean;
  /** `step` as a number, or as a list. */
  readonly every: number | undefined;
  readonly milestones: readonly number[];
  readonly gamma: number;
  readonly power: number;
  readonly low: number | undefined;
  readonly ratio: number | undefined;
  readonly warmup: "constant" | "linear" | "exp" | undefined;
  readonly warmupIters: number;
  readonly warmupRatio: number;
  readonly warmupByEpoch: boolean;
}

/** A run: iterations in an epoch, epochs, iterations. */
interface Run {
  readonly perEpoch: number;
  readonly epochs?: number;
  readonly steps?: number;
}

/**
 * What mmcv's LrUpdaterHooks do, in iterations. In the warmup the regular LR is multiplied:
 *
 *   constant: r     linear: 1 - (1 - t/w) (1 - r)     exp: r ** (1 - t/w)
 */
export function mmcvConverted(lrs: readonly number[], policy: Policy, run: Run): Converted {
  const unit = policy.byEpoch ? run.perEpoch : 1;
  const scale = { unit, total: policy.byEpoch ? run.epochs : run.steps };
  const warm = policy.warmupIters * (policy.warmupByEpoch ? run.perEpoch : 1);
  const groups = lrs.map((lr): Spec => {
    const curve = regular(lr, policy, scale);
    const stepped = policy.byEpoch && unit > 1 && isSmooth(policy);
    const held: Spec = stepped ? { kind: "stairs", of: curve, every: unit } : curve;
    return policy.warmup && warm > 0 ? { kind: "product", of: [warmup(policy, warm), held] } : held;
  });
  return { groups, notes: notesOf(policy, warm) };
}

/** Whether the LR of a policy changes at every step, so that counting epochs makes stairs of it. */
const isSmooth = ({ name }: Policy): boolean => name !== "fixed" && name !== "step";

interface Scale {
  readonly unit: number;
  readonly total: number | undefined;
}

/** The LR without its warmup; lengths in iterations. */
function regular(lr: number, policy: Policy, { unit, total }: Scale): Spec {
  const over = (total ?? 0) * unit;
  const { gamma, power, name } = policy;
  const low = policy.ratio === undefined ? (policy.low ?? 0) : lr * policy.ratio;
  switch (name) {
    case "step":
      return floored(cuts(lr, policy, unit), policy.low);
    case "exp":
      return { kind: "exponential", from: lr, factor: gamma, per: unit };
    case "inv":
      return { kind: "power", from: lr, power: -power, rate: gamma, per: unit };
    case "poly":
      if (power === 0) return { kind: "constant", value: lr };
      return power === 1
        ? { kind: "linear", from: lr, to: low, over }
        : { kind: "polynomial", from: lr, to: low, over, power };
    case "CosineAnnealing":
      return { kind: "cosine", from: lr, to: low, over, past: "continue" };
    default:
      return { kind: "constant", value: lr };
  }
}

function cuts(lr: number, { every, milestones, gamma }: Policy, unit: number): Spec {
  if (every !== undefined) {
    const per = every * unit;
    return { kind: "stairs", of: { kind: "exponential", from: lr, factor: gamma, per }, every: per };
  }
  // The first milestone ahead counts: one that is below another before it acts together with that.
  const reached = milestones.map((_, i) => Math.max(...milestones.slice(0, i + 1)));
  const at = [...new Set(reached)];
  const values = [lr, ...at.map((each) => lr * gamma ** (reached.lastIndexOf(each) + 1))];
  return { kind: "steps", at: at.map((each) => each * unit), values };
}

const floored = (of: Spec, min: number | undefined): Spec =>
  min === undefined ? of : { kind: "clamp", of, min };

/** The factor of the warmup, and 1 after it. */
function warmup({ warmup: kind, warmupRatio: ratio }: Policy, over: number): Spec {
  const one: Spec = { kind: "constant", value: 1 };
  if (kind === "constant") return { kind: "sequence", of: [{ kind: "constant", value: ratio, over }, one] };
  if (kind === "linear") return { kind: "linear", from: ratio, to: 1, over };
  const rise: Spec = { kind: "exponential", from: ratio, factor: 1 / ratio, per: over, over };
  return { kind: "sequence", of: [rise, one] };
}

function notesOf(policy: Policy, warm: number): readonly Note[] {
  return [
    { code: "unit", text: "Steps are iterations." },
    ...(policy.byEpoch && isSmooth(policy)
      ? [
          {
            code: "unit" as const,
            text: "The regular LR changes once an epoch (by_epoch is True by default).",
          },
        ]
      : []),
    ...(warm > 0
      ? [
          {
            code: "total" as const,
            step: warm,
            text: "The warmup multiplies the LR of the schedule beneath it, and is part of its length.",
          },
        ]
      : []),
    ...(policy.name === "CosineAnnealing"
      ? [{ code: "rises-again" as const, text: "Past the end of the run the LR would climb back." }]
      : []),
  ];
}

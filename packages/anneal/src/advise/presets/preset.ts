import type { PlanSpec } from "../../plan/index.ts";

/** A published recipe whose values were read in its repository. */
export interface Preset {
  readonly id: string;
  /** A task of `advise`, or another word for what is trained. */
  readonly task: string;
  readonly params?: number;
  readonly optimizer: string;
  /** LR, betas, momentum and weight decay. Lengths in epochs or tokens need a horizon with that rate. */
  readonly plan: PlanSpec;
  /** The LR is given for a batch of so many samples, and follows the batch by this rule. */
  readonly scaled?: { readonly batch: number; readonly rule: "linear" | "sqrt" };
  readonly batch?: { readonly samples?: number; readonly tokens?: number };
  readonly horizon?: { readonly steps?: number; readonly tokens?: number; readonly epochs?: number };
  /** Repository and file. */
  readonly source: string;
  /** What the file does not say, and how it was filled in. */
  readonly inferred?: readonly string[];
  readonly notes?: readonly string[];
}

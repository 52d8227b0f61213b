/** How bad a finding is: certain harm, probable harm, or something worth a thought. */
export type Severity = "error" | "warning" | "advice";

/** What can be found in a log. */
export type FindingCode =
  | "first-update-zero"
  | "decay-ended-early"
  | "decay-unfinished"
  | "warmup-unfinished"
  | "stepped-per-epoch"
  | "stepped-too-often"
  | "stepped-too-rarely"
  | "resume-jump"
  | "resume-restart"
  | "drift"
  | "negative-lr"
  | "rises-after-end"
  | "no-cooldown"
  | "loss-spike"
  | "divergence"
  | "plateau"
  | "warmup-too-short"
  | "lr-too-low"
  | "lr-too-high";

/** One thing that a log shows to be wrong, or likely to be. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The steps that show it, first and last. */
  readonly from: number;
  readonly to: number;
  /** What is the case, in one sentence. */
  readonly says: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly change: string;
  /** The numbers that show it, by name: learning rates, losses, steps. */
  readonly evidence: { readonly [name: string]: number };
}

/** Whether something could be checked, and if not, why. */
export interface Looked {
  readonly at: string;
  readonly could: boolean;
  readonly why?: string;
}

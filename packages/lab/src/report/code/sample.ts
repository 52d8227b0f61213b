import type { OptimizerSpec } from "../../optimizers/optimizer.ts";

/** Code that applies a schedule in one framework, or its values in one format. */
export interface CodeSample {
  /** `PyTorch`, `CSV`. */
  readonly name: string;
  readonly language: "python" | "javascript" | "csv" | "json";
  readonly text: string;
}

/** What code needs to know beside the spec. */
export interface CodeOptions {
  /** Updates in the run. */
  readonly steps: number;
  readonly peakLr: number;
  /** Left out where an outside command trained: it is not known then. */
  readonly optimizer?: OptimizerSpec;
}

import { compile, type Spec, toJson } from "anneal";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import { csvOf } from "./csv.ts";

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
  readonly optimizer?: OptimizerSpec;
}

export function codeFor(spec: Spec, options: CodeOptions): readonly CodeSample[] {
  const curve = compile(spec, { steps: options.steps });
  return [
    { name: "CSV", language: "csv", text: csvOf(curve, options.steps) },
    { name: "JSON", language: "json", text: toJson(spec) },
  ];
}

import type { ReadOptions } from "../../../src/index.ts";

/** A config in the style of a real repository, and what its framework makes of it. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly options?: ReadOptions;
  readonly format: string;
  /** The scheduler and the arguments that must be among those of the call. */
  readonly call: readonly [name: string, kwargs?: { readonly [name: string]: unknown }];
  readonly baseLrs?: readonly number[];
  /** LRs of the first group: by the formula of the framework, worked out by hand. */
  readonly lrs: readonly (readonly [step: number, lr: number])[];
  /** Parts of sentences that must be told. */
  readonly assumed?: readonly string[];
}

/** Half a cosine from `high` to `low`, at a share. */
export const cosine = (high: number, low: number, share: number): number =>
  low + ((high - low) * (1 + Math.cos(Math.PI * share))) / 2;

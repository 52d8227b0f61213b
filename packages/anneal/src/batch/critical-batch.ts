import { problem, refuse } from "../errors/index.ts";

/** A published law for the batch size at which language models train best. */
export interface CriticalBatch {
  /** Tokens per step. */
  readonly tokens: number;
  readonly source: string;
  /** Where it was fitted. */
  readonly validIn: { readonly tokens: readonly [low: number, high: number] };
}

/**
 * The batch size, in tokens per step, at which a language model trained on so many tokens does best.
 *
 *   B = 0.58 D ** 0.571
 *
 * It hardly depends on the size of the model. Measured critical batches grow alike, with D ** 0.47 (Zhang et al. 2024,
 * arXiv 2410.21676) and D ** 0.5 (Bergsma et al. 2025, arXiv 2505.13738).
 *
 * Source: Li et al. 2025, Step Law, arXiv 2503.04715; dense models of 60M to 1B parameters on 2e9 to 1e11 tokens.
 * @throws AnnealError for tokens that are not above 0.
 * @example Math.round(criticalBatchOf(1e11).tokens); // 1107715
 */
export function criticalBatchOf(tokens: number): CriticalBatch {
  if (!(tokens > 0 && Number.isFinite(tokens)))
    refuse([problem("range", "tokens", "a number above 0", tokens)]);
  return {
    tokens: 0.58 * tokens ** 0.571,
    source: "Step Law, arXiv 2503.04715",
    validIn: { tokens: [2e9, 1e11] },
  };
}

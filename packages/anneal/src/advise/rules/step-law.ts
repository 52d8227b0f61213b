import { criticalBatchOf } from "../../batch/index.ts";
import type { RateRule } from "./rate-rule.ts";

/**
 * How the best LR follows the batch below the best batch, as a power. Theory has it between 1/2 (Malladi et al. 2022,
 * arXiv 2205.10287) and 1 (McCandlish et al. 2018, arXiv 1812.06162, who found both ends with Adam); measured slopes on
 * 16 settings of the Step Law's runs have the median 0.79 (0.43 to 0.97). Too high costs more than too low, so the power
 * of the least expected cost over those slopes is 0.75.
 */
const below = 0.75;

/**
 * What being unsure costs: with half an octave of doubt about the best LR, and twice too high costing 0.84% of the loss
 * where twice too low costs 0.32%, the least expected cost lies at 0.88 of the estimate, rounded to 0.9. docs/advice.md
 * works both out.
 */
const caution = 0.9;

/**
 * Peak LR of a language model with AdamW.
 *
 *   lr = 0.9 * 1.79 N ** -0.713 D ** 0.307 * min(1, batch / (0.58 D ** 0.571)) ** 0.75
 *
 * with N parameters outside the embeddings, D tokens, and the batch in tokens. Above the best batch the LR stays.
 */
export const stepLaw: RateRule = ({ task, family, params, tokens, batchTokens, start }) => {
  if (task !== "pretrain" || family !== "adam" || start === "checkpoint" || !params || !tokens)
    return undefined;
  const share = batchTokens === undefined ? 1 : Math.min(1, batchTokens / criticalBatchOf(tokens).tokens);
  const lr = caution * 1.79 * params ** -0.713 * tokens ** 0.307 * share ** below;
  const batch =
    share < 1
      ? ` The batch is ${Math.round(100 * share)}% of the best one for so many tokens, so the LR falls by its power 0.75.`
      : "";
  return {
    rule: "stepLaw",
    lr,
    says: `From 3,700 language models: 1.79 N^-0.713 D^0.307, less a tenth, because too high costs more than too low.${batch}`,
    source: "Li et al. 2025, Step Law, arXiv 2503.04715",
    validIn: { params: [6e7, 1e9], tokens: [2e9, 1e11] },
  };
};

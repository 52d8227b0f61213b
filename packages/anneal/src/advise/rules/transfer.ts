import type { RateRule } from "./rate-rule.ts";

/** From a shorter run of one's own: a longer one wants a lower LR. lr = tuned * (D / D_tuned) ** -0.32 */
export const longer: RateRule = ({ task, tunedLr, tunedTokens, tokens }) => {
  if (task !== "pretrain" || tunedLr === undefined || !tunedTokens || !tokens) return undefined;
  return {
    rule: "longer",
    lr: tunedLr * (tokens / tunedTokens) ** -0.32,
    says: "From your tuned run: over more tokens the best LR falls with their power 0.32.",
    source: "Bjorck et al. 2024, arXiv 2409.19913: models of 760M parameters and more",
    validIn: { params: [7.6e8, 1e12] },
  };
};

/** From a narrower model of one's own, parametrised by muP. lr = tuned * width_tuned / width, for hidden layers with Adam */
export const wider: RateRule = ({ family, tunedLr, tunedWidth, width }) => {
  if (family !== "adam" || tunedLr === undefined || !tunedWidth || !width) return undefined;
  return {
    rule: "wider",
    lr: (tunedLr * tunedWidth) / width,
    says: "From your narrower model under muP: with Adam the LR of the hidden layers falls as their width grows; that of embeddings and biases stays.",
    source: "Yang et al. 2022, arXiv 2203.03466",
    validIn: {},
  };
};

import type { BatchRule } from "./lr-factor.ts";
import type { Reason } from "./reason.ts";

type RuleName = BatchRule | "same" | "critical" | "criticalUnknown" | "betas" | "decay" | "warmup" | "legw";

const reason = (rule: string, says: string, source: string, validIn: Reason["validIn"] = {}): Reason => ({
  rule,
  says,
  source,
  validIn,
});

/** Every rule about the batch size, with its source. */
export const rules: { readonly [N in RuleName]: Reason } = {
  linear: reason(
    "linear",
    "With SGD the LR grows like the batch size, as long as the batch is small beside the critical one.",
    "Goyal et al. 2017, arXiv 1706.02677: no loss of accuracy up to 8192 images",
    { batchSize: [1, 8192] },
  ),
  sqrt: reason(
    "sqrt",
    "With Adam and RMSprop the LR grows like the square root of the batch size, as long as the batch is small beside the critical one.",
    "Malladi et al. 2022, arXiv 2205.10287",
  ),
  none: reason("none", "The LR stays.", "the user's choice"),
  same: reason(
    "same",
    "The effective batch is the same, so nothing changes: accumulating micro-batches or adding devices makes no difference by itself.",
    "the mean of the gradients of all micro-batches is the gradient of the batch",
  ),
  critical: reason(
    "critical",
    "Near the critical batch the LR stops to grow, and beyond it a larger batch only costs samples.",
    "McCandlish et al. 2018, arXiv 1812.06162",
  ),
  criticalUnknown: reason(
    "criticalUnknown",
    "The critical batch is not known here; no rule for the LR holds beyond it.",
    "Shallue et al. 2019, arXiv 1811.03600: the largest useful batch differs widely between tasks",
  ),
  betas: reason(
    "betas",
    "The averages of Adam reach back as many samples as before: 1 - beta grows like the batch size, epsilon shrinks like its square root.",
    "Malladi et al. 2022, arXiv 2205.10287",
  ),
  decay: reason(
    "decay",
    "The weights of AdamW forget over as many samples as before, so LR times weight decay grows like the batch size.",
    "Wang & Aitchison 2024, arXiv 2405.13698; Bergsma et al. 2025, arXiv 2505.13738",
  ),
  warmup: reason(
    "warmup",
    "The warmup sees as many samples as before; with Adam it is not made shorter than 2 / (1 - beta2) steps.",
    "Goyal et al. 2017, arXiv 1706.02677 (5 epochs at every batch size); Ma & Yarats 2021, arXiv 1910.04209 (2 / (1 - beta2))",
  ),
  legw: reason(
    "legw",
    "Others keep the steps of the warmup instead, which makes it a larger share of the run: safer, and slower.",
    "You et al. 2019, LEGW, arXiv 1901.08256",
  ),
};

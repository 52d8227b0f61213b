import type { NamedGroup, Patterns } from "../names/index.ts";
import { checkOptions, number, patternLists } from "./check-options.ts";

export interface DiscriminativeOptions {
  /** The patterns of each group, from the input to the output. */
  readonly groups: readonly Patterns[];
  /** LR of the first group. Only `low / high` counts: the last group trains at the plan's LR. */
  readonly low?: number;
  /** LR of the last group. Default 1, which makes `low` a multiplier. */
  readonly high?: number;
  /** Instead of `low` and `high`: how many times the LR of each group is that of the one before. Default 2.6. */
  readonly factor?: number;
}

const positive = number("a number above 0", (n) => n > 0);

/**
 * LRs that grow evenly, in the logarithm, from the first group to the last, which trains at the plan's LR.
 *
 *   multiplier(i) = (low / high) ** ((n - 1 - i) / (n - 1)),   or   factor ** -(n - 1 - i),   i = 0 ... n - 1
 *
 * Source: Howard & Ruder 2018, ULMFiT, arXiv 1801.06146 (factor 2.6); fastai's `slice(low, high)`.
 *
 * @throws AnnealError with every mistake in the options.
 * @example discriminative({ groups: ["body.**", "neck.**", "head.**"], low: 1e-5, high: 1e-3 })[1].multiplier; // 0.1
 * @example discriminative({ groups: ["body.**", "head.**"] })[0].multiplier; // 1 / 2.6
 */
export function discriminative(options: DiscriminativeOptions): readonly NamedGroup[] {
  const { groups, low, high = 1, factor = 2.6 } = options;
  const hasRange = low !== undefined || options.high !== undefined;
  checkOptions(
    options,
    {
      groups: { ...patternLists, needed: true },
      low: hasRange ? { ...positive, needed: true } : positive,
      high: positive,
      factor: hasRange ? { rule: "no factor beside low and high", test: () => false } : positive,
    },
    "discriminative",
  );
  const last = groups.length - 1;
  return groups.map((match, i) => ({
    match,
    multiplier:
      i === last ? 1 : low === undefined ? 1 / factor ** (last - i) : (low / high) ** ((last - i) / last),
  }));
}

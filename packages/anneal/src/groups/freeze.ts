import type { NamedGroup, Patterns } from "../names/index.ts";

/**
 * Parameters that are never trained, as a group of a plan. Put it first: the first group that matches wins. (fastai
 * keeps training the norms within a frozen part; for that, put a group of their patterns before this one.)
 *
 * @example freeze("encoder.**"); // [{ name: "frozen", match: "encoder.**", frozen: true }]
 */
export const freeze = (patterns: Patterns): readonly NamedGroup[] => [
  { name: "frozen", match: patterns, frozen: true },
];

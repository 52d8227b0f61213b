import type { NamedGroup, Patterns } from "../names/index.ts";

/** Biases, and the scales and shifts of the norms, as most models name them: one pattern. */
export const biasesAndNorms =
  "{**.bias,**.gamma,**.beta,**.*norm*.*,**.*Norm*.*,**.ln.*,**.ln_*.*,**.ln?.*,**.bn.*,**.bn?.*,**.bn_*.*}";

/**
 * Parameters without weight decay, as a group of a plan: biases and norms unless you say otherwise. Together with other
 * groups use {@link cross}, for a parameter belongs to the first group that matches it only.
 *
 * Elsewhere: timm's and DINOv2's parameter groups go by the number of dimensions and the name; here only names count.
 * @example noDecay("**.bias"); // [{ name: "no decay", match: "**.bias", weightDecay: 0 }]
 */
export const noDecay = (
  patterns: Patterns = biasesAndNorms,
): readonly (NamedGroup & { readonly weightDecay: number })[] => [
  { name: "no decay", match: patterns, weightDecay: 0 },
];

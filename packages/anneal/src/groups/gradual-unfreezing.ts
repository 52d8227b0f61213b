import { listed, type NamedGroup, type Patterns } from "../names/index.ts";
import type { Spec } from "../schedules/index.ts";
import { type Duration, parseDuration } from "../units/index.ts";
import { checkOptions, type Rule } from "./check-options.ts";

export interface GradualUnfreezingOptions {
  /** The LR once a group trains. Its own clock runs from the first step of the run, for every group. */
  readonly lr: Spec;
  /** How much later each group starts than the one after it. Default "1ep". */
  readonly every?: Duration;
}

const rules: { readonly [N in keyof Required<GradualUnfreezingOptions>]: Rule } = {
  lr: { rule: "a spec", test: (value) => typeof value === "object", needed: true },
  every: {
    rule: 'a length such as 500, "5%", "3ep"',
    test: (value) => typeof value === "number" || parseDuration(value as string) !== undefined,
  },
};

/**
 * Groups that start to train one after the other, the last one first: each has its own LR schedule, 0 until its start.
 * At LR 0 a group does not move, but an optimizer with moments gathers them already.
 *
 *   lr(group i) = 0 before step (n - 1 - i) * every, then lr(step),   i = 0 ... n - 1
 *
 * @param groups patterns, or whole groups, from the input to the output.
 * Source: Howard & Ruder 2018, ULMFiT, arXiv 1801.06146, which restarts the schedule at each unfreezing; this goes on.
 * @throws AnnealError with every mistake in the options.
 * @example gradualUnfreezing(["body.**", "head.**"], { lr: constant({ value: 0.1 }) }).length; // 2
 */
export function gradualUnfreezing(
  groups: readonly (Patterns | NamedGroup)[],
  options: GradualUnfreezingOptions,
): readonly (NamedGroup & { readonly lr: Spec })[] {
  checkOptions(options, rules, "gradualUnfreezing");
  const { lr, every = "1ep" } = options;
  return groups.map((each, i) => {
    const group = isGroup(each) ? each : { match: listed(each) };
    const later = groups.length - 1 - i;
    if (later === 0) return { ...group, lr };
    const start: Spec = { kind: "steps", at: [times(every, later)], values: [0, 1] };
    return { ...group, lr: { kind: "product", of: [start, lr] } };
  });
}

const isGroup = (each: Patterns | NamedGroup): each is NamedGroup =>
  typeof each === "object" && "match" in each;

function times(length: Duration, n: number): Duration {
  if (typeof length === "number") return length * n;
  const { amount, unit } = parseDuration(length) as { readonly amount: number; readonly unit: string };
  return `${amount * n}${unit}` as Duration;
}

import { problem, refuse } from "../errors/index.ts";
import { type Field, readOptions } from "../schedules/index.ts";
import { type RangeRun, readSweep } from "./points.ts";
import { belowRise } from "./rules/below-rise.ts";
import { tenthOfMinimum } from "./rules/minimum.ts";
import { type Found, type Look, type Rule, silent } from "./rules/rule.ts";
import { slide } from "./rules/slide.ts";
import { steepest, steepestForward, steepestPerIndex, steepestPerLr } from "./rules/steepest.ts";
import { valley } from "./rules/valley.ts";

/** Rules for a smoothed curve. */
export type RuleName = "steepest" | "valley" | "minimum/10" | "slide" | "below-rise";

/** Rules that do what a tool does, on what that tool recorded. */
export type ToolRuleName =
  | "pytorch-lr-finder/steepest"
  | "fastai/valley"
  | "fastai/slide"
  | "fastai/minimum"
  | "fastai/steep"
  | "lightning/steepest";

/**
 * What a rule says of a curve: an LR, the index of the point it rests on, and why; or, with `lr` undefined, why the
 * curve does not say. For `"minimum/10"` and `"below-rise"` the point lies at ten times `lr`.
 */
export type Suggestion<Name extends string = RuleName> = { readonly rule: Name } & Found;

export interface SuggestionOptions {
  /** Points left out at the low end. Default: the tool's own; 0 for a rule of no tool. */
  readonly skipStart?: number;
  /** Points left out at the high end. Likewise. */
  readonly skipEnd?: number;
}

const skipsOfFastai = (points: number): readonly [number, number] => [Math.floor(points / 10), 5];

const rules: { readonly [Name in RuleName | ToolRuleName]: Rule } = {
  steepest,
  valley,
  "minimum/10": tenthOfMinimum,
  slide,
  "below-rise": belowRise,
  "pytorch-lr-finder/steepest": steepestPerIndex,
  "fastai/valley": { ...valley, skip: skipsOfFastai },
  "fastai/slide": { ...slide, skip: skipsOfFastai },
  "fastai/minimum": { ...tenthOfMinimum, skip: skipsOfFastai },
  "fastai/steep": { ...steepestForward, skip: skipsOfFastai },
  "lightning/steepest": steepestPerLr,
};

/** All names of rules, ours first. */
export const ruleNames: readonly (RuleName | ToolRuleName)[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(rules) as (RuleName | ToolRuleName)[],
);

/**
 * What a named rule says of one curve. Give it smoothed losses, or for a tool's rule what that tool records
 * ({@link recordAs}); {@link analyse} does the smoothing by itself.
 *
 * - `"steepest"`: steepest fall per log LR, up to the lowest loss.
 * - `"valley"`: half-way down the longest valley. `"slide"`: where slopes stop differing, from the high end. Both fastai's.
 * - `"minimum/10"`, `"below-rise"`: a tenth of the LR of the lowest loss; of the last LR before the loss rises for good.
 * - `"pytorch-lr-finder/steepest"` per index, `"lightning/steepest"` per unit of LR, `"fastai/valley"`, `"fastai/slide"`,
 *   `"fastai/minimum"`, `"fastai/steep"`: as those tools, with the points that they leave out at the ends. fastai leaves
 *   out a tenth of the planned steps: if the sweep stopped early, give it as `skipStart`.
 *
 * The curve ends at the first loss that is not finite; pytorch-lr-finder and Lightning see what comes after it.
 * @throws AnnealError when the rule is not known, an option out of range, or the curve is none.
 * @example suggestion("minimum/10", { lr: [0.1, 0.2, 0.4], loss: [2, 1, 3] }).lr; // 0.02
 * @example suggestion("steepest", { lr: [0.1, 0.2, 0.4], loss: [2, 2, 3] }).why; // "the loss falls nowhere"
 */
export function suggestion<Name extends RuleName | ToolRuleName>(
  rule: Name,
  curve: RangeRun,
  options: SuggestionOptions = {},
): Suggestion<Name> {
  if (!ruleNames.includes(rule)) {
    const words = [...ruleNames];
    refuse([problem("unknown", "rule", `one of "${words.join('", "')}"`, rule, { words })]);
  }
  const skipped: Field = { type: "number", min: 0, whole: true, optional: true, says: "points left out" };
  const skips = readOptions<SuggestionOptions, keyof SuggestionOptions>("suggestion", options, {
    skipStart: skipped,
    skipEnd: skipped,
  });
  return applyRule(rule, readSweep(curve, "curve"), skips);
}

/** The same for a curve that has been read. */
export function applyRule<Name extends RuleName | ToolRuleName>(
  name: Name,
  curve: Look,
  options: SuggestionOptions = {},
): Suggestion<Name> {
  const rule: Rule = rules[name];
  const points = curve.lr.length;
  const [start, end] = rule.skip?.(points) ?? [0, 0];
  const from = options.skipStart ?? start;
  let to = Math.max(from, points - (options.skipEnd ?? end));
  let { diverged } = curve;
  if (!rule.seesBroken) {
    const broken = curve.loss.subarray(from, to).findIndex(Number.isNaN);
    if (broken >= 0) {
      to = from + broken;
      diverged = true;
    }
  }
  if (to - from < rule.least) {
    return { rule: name, ...silent(`${to - from} points are left, and it needs ${rule.least}`) };
  }
  const look = { ...curve, lr: curve.lr.subarray(from, to), loss: curve.loss.subarray(from, to), diverged };
  const found = rule.find(look);
  return { rule: name, ...(found.lr === undefined ? found : { ...found, index: found.index + from }) };
}

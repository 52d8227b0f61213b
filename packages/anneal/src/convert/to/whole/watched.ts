import type { Call } from "../../call.ts";
import type { PlateauFacts } from "../../converted.ts";
import { decline } from "../../scheduler.ts";
import type { Draft } from "../draft.ts";
import { tidy } from "../outline.ts";
import { float } from "../python/literal.ts";

/** What a plateau scheduler is made of: its options, and the LR of each group. */
export interface Watched {
  readonly facts: PlateauFacts;
  readonly base: readonly number[];
  /** Class of the optimizer, where it is known. */
  readonly optimizer?: string;
}

/** Parameters that count. */
export const counts: RegExp =
  /^(patience|cooldown|patience_t|cooldown_t|accumulation_size|begin|end|param_group_index)$/;

export interface Kwargs {
  readonly [name: string]: number | string | boolean | readonly number[];
}

/** How checks are counted: those that a framework calls patience, and those that it calls cooldown. */
export interface Counting {
  readonly patience: number;
  readonly cooldown: number;
}

/** The counting of torch: how many stale checks are tolerated, and how many are ignored after a cut. */
export function asTorch({ counting, patience, cooldownChecks }: PlateauFacts): Counting {
  if (counting === "torch") return { patience, cooldown: cooldownChecks };
  if (counting === "keras")
    return { patience: Math.max(1, patience) - 1, cooldown: Math.max(0, cooldownChecks - 1) };
  if (patience === 0)
    return decline("control.patience", "at least 1: with 0 optax cuts on every improvement", 0);
  return { patience: patience - 1, cooldown: cooldownChecks };
}

/** The counting of optax, whose stale check number `patience` cuts. */
export function asOptax(facts: PlateauFacts): Counting {
  if (facts.counting === "optax") return { patience: facts.patience, cooldown: facts.cooldownChecks };
  const { patience, cooldown } = asTorch(facts);
  return { patience: patience + 1, cooldown };
}

/** The counting of keras, where the check that ends a cooldown counts. */
export function asKeras(facts: PlateauFacts): Counting {
  if (facts.counting === "keras") return { patience: facts.patience, cooldown: facts.cooldownChecks };
  const { patience, cooldown } = asTorch(facts);
  return { patience: patience + 1, cooldown: cooldown > 0 ? cooldown + 1 : 0 };
}

/** One threshold of torch, relative or absolute. */
export function threshold({
  minRatio = 0,
  minDelta = 0,
}: PlateauFacts): readonly [value: number, mode: "rel" | "abs"] {
  if (minRatio > 0 && minDelta > 0)
    decline("control.minDelta", "0 beside minRatio, for torch has one threshold", minDelta);
  return minDelta > 0 ? [minDelta, "abs"] : [minRatio, "rel"];
}

/** Floors as LRs: one where they are alike. */
export function floors({ facts, base }: Watched): number | readonly number[] {
  const all = base.map((lr, g) => tidy(lr * (facts.floor[g] ?? facts.floor[0])));
  return all.every((each) => each === all[0]) ? all[0] : all;
}

/** The smallest cut that torch makes, as an LR. */
export function eps({ facts, base }: Watched): number | undefined {
  const all = base.map((lr, g) => lr * (facts.eps?.[g] ?? facts.eps?.[0] ?? 0));
  return all.every((each) => Math.abs(each - all[0]) <= 1e-9 * all[0]) ? tidy(all[0]) : undefined;
}

/** Arguments without those that are what the framework takes anyway. */
export const beside = (kwargs: Kwargs, defaults: Kwargs): Kwargs =>
  Object.fromEntries(Object.entries(kwargs).filter(([name, value]) => value !== defaults[name]));

/** A comment: the LR of the optimizer, or of each of its groups. */
export const lrs = (base: readonly number[]): string =>
  base.length === 1
    ? `# The optimizer has lr=${float(base[0])}.`
    : `# The groups of the optimizer have lr=${base.map(float).join(", ")}.`;

export const drafted = (
  says: string,
  base: readonly number[],
  imports: readonly string[],
  source: string,
): Draft => ({
  way: "native",
  format: "python",
  baseLr: base[0],
  says,
  standard: [],
  imports,
  parts: [source],
  notes: [],
});

export const withCall = (draft: Draft, call: Call): Draft => ({ ...draft, call });

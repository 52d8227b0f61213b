import { outside } from "../batch/index.ts";
import { problem, refuse } from "../errors/index.ts";
import type { KnownFacts } from "./facts.ts";
import { rateRules } from "./rules/index.ts";
import type { RateFound } from "./rules/rate-rule.ts";

/** A rule that spoke, and the facts that lie outside its range. */
export interface Spoken extends RateFound {
  readonly outside: readonly string[];
}

/** The peak LR that the rules give. */
export interface Peak {
  readonly lr: number;
  readonly range: { readonly low: number; readonly high: number };
  /** The rule that decided. */
  readonly by: Spoken;
  /** Every rule that spoke, the one that decided among them. */
  readonly spoken: readonly Spoken[];
  /** Whether some rule was within its range. */
  readonly certain: boolean;
}

/**
 * From the measured cost of a wrong LR: a half costs 0.32% of the loss, twice 0.84%. These factors cost about 0.3% each.
 * Source: Step Law's 1,911 runs, as measured for anneal.
 */
const costs = { low: 0.5, high: 1.6 } as const;

/**
 * The peak LR: that of the most trusted rule within its range. Where every rule is outside its range, the lowest of them,
 * because too high costs more than too low.
 *
 * @throws AnnealError when no rule speaks.
 */
export function peakOf(facts: KnownFacts): Peak {
  const spoken = rateRules.flatMap((rule): readonly Spoken[] => {
    const found = rule(facts);
    return found ? [{ ...found, outside: outside(found.validIn, facts as never) }] : [];
  });
  if (spoken.length === 0) {
    refuse([problem("missing", "facts.optimizer", `one that is known for ${facts.task}`, facts.optimizer)]);
  }
  const within = spoken.find((each) => each.outside.length === 0 && !vague(each));
  const guesses = spoken.filter((each) => spoken.length === 1 || !vague(each));
  const by = within ?? guesses.reduce((a, b) => (b.lr < a.lr ? b : a));
  const told = within ? spoken.filter((each) => each.outside.length === 0 && !vague(each)) : guesses;
  const lrs = told.map((each) => each.lr);
  return {
    lr: rounded(by.lr),
    range: {
      low: rounded(Math.min(costs.low * by.lr, ...lrs)),
      high: rounded(Math.max(costs.high * by.lr, ...lrs)),
    },
    by,
    spoken: spoken.filter((each) => each === by || !vague(each)),
    certain: within !== undefined,
  };
}

/** Defaults of an optimizer speak only where nothing else does. */
const vague = ({ rule }: RateFound): boolean => rule === "adamDefault" || rule === "sgdDefault";

/** Three digits are more than any rule knows. */
const rounded = (lr: number): number => Number(lr.toPrecision(3));

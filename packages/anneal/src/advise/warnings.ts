import { brief, criticalBatchOf } from "../batch/index.ts";
import type { KnownFacts } from "./facts.ts";
import type { Peak, Spoken } from "./peak.ts";

/** What speaks against the advice, one sentence each. */
export function warningsOf(facts: KnownFacts, peak: Peak, others: readonly Spoken[]): readonly string[] {
  const { task, steps, batchTokens, tokens, precision, unstable, params } = facts;
  const found: string[] = [];
  if (!peak.certain) {
    const why = peak.by.outside.length > 0 ? `: ${peak.by.outside.join(", ")}` : "";
    found.push(
      `No rule was fitted where this run is${why}. The lowest of those that speak is taken; run the range test before you trust it.`,
    );
  }
  for (const other of others) {
    const ratio = other.lr / peak.lr;
    if (other.outside.length === 0 && (ratio > 2 || ratio < 0.5))
      found.push(`The rules disagree: ${other.rule} says ${brief(other.lr)}, ${brief(ratio)} times as much.`);
  }
  if (tokens !== undefined && batchTokens !== undefined && task === "pretrain") {
    const best = criticalBatchOf(tokens).tokens;
    if (batchTokens > 4 * best)
      found.push(
        `The batch is ${brief(batchTokens / best)} times the best one for so many tokens, ${brief(best)} (Step Law, arXiv 2503.04715): the LR does not grow any more there, and tokens are wasted.`,
      );
  }
  if (task === "pretrain" && (params === undefined || tokens === undefined))
    found.push("Parameters and tokens are what the LR of a language model depends on: give both.");
  if (task === "pretrain" && batchTokens === undefined && tokens !== undefined)
    found.push("The batch is not known, so it is taken to be the best one; a smaller one wants a lower LR.");
  if (steps !== undefined && steps < 100)
    found.push(`${steps} steps are few: a schedule has little room to help.`);
  if (unstable === "yes")
    found.push("The run was unstable: begin at the low end of the range, and clip the gradient.");
  if (precision === "fp16" || precision === "fp8")
    found.push(
      `With ${precision} skipped updates must not advance the schedule: count updates that were made.`,
    );
  return found;
}

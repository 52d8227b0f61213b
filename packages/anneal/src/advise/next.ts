import { brief } from "../batch/index.ts";
import type { KnownFacts } from "./facts.ts";
import type { Peak } from "./peak.ts";

/** Commands that check the advice on the user's own run. */
export function next(facts: KnownFacts, { lr, certain }: Peak): readonly string[] {
  const trainer = facts.task === "tabular" ? "--csv data.csv --target COLUMN" : '--exec "python train.py"';
  const spread = certain ? 10 : 30;
  const find = `anneal find ${trainer} --from ${brief(lr / spread)} --to ${brief(lr * spread)}`;
  const tune = `anneal tune ${trainer}${facts.steps === undefined ? "" : ` --steps ${Math.min(facts.steps, 5000)}`} --budget 2h`;
  return certain ? [tune, find] : [find, tune];
}

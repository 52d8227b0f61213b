import { AnnealError, problem } from "anneal";
import type { Logged, RunLog } from "anneal/series";
import type { LogTable } from "../table/table.ts";
import { type Choices, flagOf } from "./choices.ts";
import { inOrder } from "./in-order.ts";
import { listed, pick } from "./pick.ts";
import { type Role, roleWords } from "./roles.ts";
import { stepsOf } from "./steps-of.ts";

/** A run as it was logged, and how that was read out of a table. */
export interface ReadRun {
  readonly log: RunLog;
  /** What was seen, assumed and put right: a sentence each. */
  readonly says: readonly string[];
}

const roles = ["lr", "loss", "valLoss", "gradNorm", "epoch"] as const satisfies readonly Role[];

/**
 * Finds in a table what a run is: its learning rate, losses, gradient norm and epochs, each over updates.
 *
 * Columns are found by the names that trainers give them; `choices` name others. Steps come out ascending, each once: a
 * resumed run replaces what it had logged from there on.
 *
 * @throws AnnealError when no column counts updates, or one counts something else, or several could be meant.
 */
export function toRunLog(table: LogTable, choices: Choices = {}): ReadRun {
  if (table.columns.length === 0) {
    throw new AnnealError([
      problem("missing", table.name, "at least one row of numbers", `${table.rows} rows`),
    ]);
  }
  const { column, steps, says: aboutSteps } = stepsOf(table, choices);
  const says: string[] = [...table.says, ...aboutSteps];
  const found: { [R in Role]?: Logged } = {};
  const names: string[] = [];
  for (const role of roles) {
    const picked = pick(table, role, choices[role], flagOf[role]);
    if (picked === undefined) continue;
    const { series, says: aboutOrder } = inOrder(steps(picked.column), picked.column.values);
    if (series.steps.length === 0) continue;
    found[role] = series;
    names.push(`${roleWords[role]} ${JSON.stringify(picked.column.name)}`);
    says.push(...picked.says, ...aboutOrder);
  }
  if (names.length === 0) {
    throw new AnnealError([
      problem(
        "missing",
        table.name,
        "a column of a learning rate or a loss",
        `columns ${listed(table.columns.map(({ name }) => name))}`,
        {
          suggestion: `name them with ${flagOf.lr} and ${flagOf.loss}`,
        },
      ),
    ]);
  }
  if (column !== undefined) names.unshift(`updates ${JSON.stringify(column)}`);
  return { log: { name: table.name, ...found }, says: [`read as ${names.join(", ")}`, ...new Set(says)] };
}

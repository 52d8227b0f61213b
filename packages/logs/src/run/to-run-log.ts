import { AnnealError, problem } from "anneal";
import type { Logged, RunLog } from "anneal/series";
import type { LogColumn, LogTable } from "../table/table.ts";
import { type Choices, flagOf } from "./choices.ts";
import { type InOrder, inOrder } from "./in-order.ts";
import { listed, namesIn, type Pick, pick } from "./pick.ts";
import { filter, type Points } from "./points.ts";
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
 * @example toRunLog({ name: "run.csv", format: "CSV", rows: 1, says: [], columns }).log.loss;
 */
export function toRunLog(table: LogTable, choices: Choices = {}): ReadRun {
  if (table.columns.length === 0 && (table.others ?? []).length === 0) {
    throw new AnnealError([
      problem("missing", table.name, "at least one row of numbers", undefined, {
        note: `${table.rows} rows`,
      }),
    ]);
  }
  const picked = roles.flatMap((role) => {
    const found = pick(table, role, choices[role], flagOf[role]);
    return found === undefined ? [] : [{ role, ...found }];
  });
  if (picked.length === 0) throw noRun(table);
  const { column, steps, says } = stepsOf(table, {
    choices,
    columns: picked.map((each) => each.column),
  });
  const series = inOrderTogether(picked, steps);
  const log: { [R in Role]?: Logged } = {};
  for (const { role, order } of series) if (order.series.steps.length > 0) log[role] = order.series;
  const read = [
    ...(column === undefined ? [] : [`updates ${JSON.stringify(column)}`]),
    ...picked.map((each) => `${roleWords[each.role]} ${JSON.stringify(each.column.name)}`),
  ];
  const about = [
    ...says,
    ...picked.flatMap((each) => each.says),
    ...series.flatMap(({ order }) => order.says),
  ];
  return {
    log: { name: table.name, ...log },
    says: [`read as ${read.join(", ")}`, ...table.says, ...new Set(about)],
  };
}

interface Picked extends Pick {
  readonly role: Role;
}

/**
 * Orders each series. Where the longest shows that the run was resumed, the others lose what they had logged before,
 * from that step on, too: a validation that has not come again yet.
 */
function inOrderTogether(
  picked: readonly Picked[],
  steps: (column: LogColumn) => Float64Array,
): readonly { readonly role: Role; readonly order: InOrder }[] {
  const [longest, ...others] = [...picked].sort((a, b) => b.column.values.length - a.column.values.length);
  const points = ({ column }: Picked): Points => ({
    steps: steps(column),
    values: column.values,
    clock: clockOf(column),
  });
  const first = inOrder(points(longest));
  const rest = others.map((each) => {
    const all = points(each);
    const { clock } = all;
    const old = (i: number): boolean =>
      first.resumes.some(
        (resume) => all.steps[i] >= resume.step && (clock?.(i) ?? Infinity) < (resume.clock ?? 0),
      );
    const live = first.resumes.length === 0 ? all : filter(all, (i) => !old(i));
    const order = inOrder(live);
    return {
      role: each.role,
      order: { ...order, says: order.says.filter((say) => !first.says.includes(say)) },
    };
  });
  return [{ role: longest.role, order: first }, ...rest];
}

/** When values were logged: by their times, else by the rows they stand in. */
function clockOf({ times, rows, steps }: LogColumn): Points["clock"] {
  if (times !== undefined) return (i) => times[i];
  if (rows !== undefined) return (i) => rows[i];
  return steps === undefined ? (i) => i : undefined;
}

const noRun = (table: LogTable): AnnealError =>
  new AnnealError([
    problem("missing", table.name, "a column of a learning rate or a loss", undefined, {
      note: `columns: ${listed(namesIn(table))}`,
      suggestion: `name them with ${flagOf.lr} and ${flagOf.loss}`,
    }),
  ]);

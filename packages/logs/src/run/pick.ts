import { AnnealError, nearest, problem } from "anneal";
import type { LogColumn, LogTable } from "../table/table.ts";
import { type Role, roleWords, tierOf } from "./roles.ts";

/** A column found for a role, and what is to be said of the choice. */
export interface Pick {
  readonly column: LogColumn;
  readonly says: readonly string[];
}

/** The column of that name. @throws AnnealError when there is none, with the names there are. */
export function columnCalled(table: LogTable, name: string, what: string): LogColumn {
  const found = table.columns.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = namesIn(table);
  const near = nearest(name, names);
  throw new AnnealError([
    problem("unknown", `${table.name}: ${what}`, `one of the columns of numbers ${listed(names)}`, name, {
      words: names,
      ...(near !== undefined && { suggestion: `did you mean ${JSON.stringify(near)}?` }),
    }),
  ]);
}

/** The names of all columns. */
export const namesIn = ({ columns, others = [] }: LogTable): readonly string[] => [
  ...columns.map(({ name }) => name),
  ...others,
];

/** Names in a sentence: at most a dozen. */
export function listed(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map((name) => JSON.stringify(name));
  return names.length > most
    ? `${shown.join(", ")} and ${names.length - most} more`
    : shown.join(", ") || "(none)";
}

/**
 * The column that has a role: the one asked for, else the one whose name says so.
 *
 * @throws AnnealError when the one asked for is not there, or several could be meant.
 */
export function pick(table: LogTable, role: Role, asked: string | undefined, flag: string): Pick | undefined {
  if (asked !== undefined) return { column: columnCalled(table, asked, roleWords[role]), says: [] };
  const found = table.columns.flatMap((column) => {
    const tier = tierOf(role, column.name);
    return tier === undefined ? [] : [{ column, tier }];
  });
  if (found.length === 0) return undefined;
  // A single value is a summary beside a series, whatever it is called.
  const series = found.filter(({ column }) => column.values.length > 1);
  const serious = series.length > 0 ? series : found;
  const best = Math.min(...serious.map(({ tier }) => tier));
  const names = serious.filter(({ tier }) => tier === best).map(({ column }) => column);
  const [first] = names;
  if (names.length === 1)
    return {
      column: first,
      says: leftOut(
        role,
        first,
        serious.map(({ column }) => column),
      ),
    };
  if (names.every((other) => sameColumn(first, other))) return { column: first, says: [] };
  const groups = role === "lr" ? groupsOf(names) : undefined;
  if (groups !== undefined) {
    const others = listed(names.filter((each) => each !== groups).map(({ name }) => name));
    return {
      column: groups,
      says: [
        `the learning rate is that of group ${JSON.stringify(groups.name)}; others are left out: ${others}`,
      ],
    };
  }
  throw new AnnealError([
    problem(
      "unknown",
      `${table.name}: ${roleWords[role]}`,
      "one column",
      names.map(({ name }) => name).join(", "),
      {
        words: names.map(({ name }) => name),
        suggestion: `name one with ${flag}: ${listed(names.map(({ name }) => name))}`,
      },
    ),
  ]);
}

/** Says which other columns of the same role there are. */
function leftOut(role: Role, chosen: LogColumn, all: readonly LogColumn[]): readonly string[] {
  const others = all.filter((column) => column !== chosen && !sameColumn(column, chosen));
  if (others.length === 0) return [];
  return [
    `beside ${JSON.stringify(chosen.name)}, other columns look like a ${roleWords[role]} and are left out: ${listed(
      others.map(({ name }) => name),
      6,
    )}`,
  ];
}

/** The first of the groups of one optimizer, `lr-AdamW/pg1` before `lr-AdamW/pg2`; `undefined` when they are of several. */
function groupsOf(columns: readonly LogColumn[]): LogColumn | undefined {
  const parts = columns.map(({ name }) => /^(.*?)(\d+)\D*$/.exec(name));
  const [first] = parts;
  if (first === null || parts.some((part) => part === null || part[1] !== first[1])) return undefined;
  const numbers = parts.map((part) => Number(part?.[2]));
  return columns[numbers.indexOf(Math.min(...numbers))];
}

const sameColumn = (a: LogColumn, b: LogColumn): boolean =>
  a.values.length === b.values.length &&
  a.values.every((value, i) => Object.is(value, b.values[i])) &&
  (a.rows === b.rows || (a.rows ?? []).length === (b.rows ?? []).length);

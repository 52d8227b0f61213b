import { AnnealError, problem } from "anneal";
import type { LogColumn, LogTable } from "../table/table.ts";
import { type Choices, flagOf } from "./choices.ts";
import { columnCalled, listed } from "./pick.ts";
import { refuseTimes } from "./refuse-times.ts";
import { type OtherUnit, otherUnitOf, stepNameIn } from "./step-names.ts";

/** Gives the steps of a column's values. */
export interface StepsOf {
  /** The column that counts the updates, where one does. */
  readonly column?: string;
  readonly steps: (column: LogColumn) => Float64Array;
  readonly says: readonly string[];
}

/**
 * Finds what counts the updates: the steps that the format gives, the column that is asked for, or the one whose name
 * says so. Epochs, tokens and samples count updates only when it is said how many are in one.
 *
 * @throws AnnealError when nothing does.
 */
export function stepsOf(table: LogTable, choices: Choices): StepsOf {
  if (choices.step === "row") return { steps: byRow, says: ["updates are the rows, counted from 0"] };
  if (choices.step === undefined && table.columns.some(({ steps }) => steps !== undefined)) {
    return { steps: (column) => column.steps ?? byRow(column), says: [] };
  }
  const asked = choices.step === undefined ? undefined : columnCalled(table, choices.step, "step");
  const name = asked?.name ?? stepNameIn(table.columns.map((each) => each.name));
  const column = table.columns.find((each) => each.name === name) ?? asUpdates(table, choices);
  const unit = otherUnitOf(column.name);
  const per = unit === undefined ? 1 : updatesIn(unit, { table, column, choices });
  const shift = unit === "epochs" && isWholeEpochs(column) && column.values[0] === 0 ? 1 : 0;
  if (per === 1) refuseTimes(table, column, asked !== undefined);
  return {
    column: column.name,
    steps: lookUp(column, (value) => (value + shift) * per),
    says: [
      ...(unit === undefined
        ? []
        : [
            `updates are ${JSON.stringify(column.name)} times ${per}${shift ? ", at the end of each epoch" : ""}`,
          ]),
      ...(column.name === "_step"
        ? ['steps are W&B\'s own "_step", which counts logged rows: it may be no count of updates']
        : []),
      ...otherCounts(table, column),
    ],
  };
}

const byRow = ({ rows, values }: LogColumn): Float64Array => Float64Array.from(rows ?? values.keys());

/** The steps of values by the rows they stand in: NaN where the row has none. */
function lookUp(steps: LogColumn, toUpdates: (value: number) => number): StepsOf["steps"] {
  const { rows, values } = steps;
  const known = new Map<Uint32Array | undefined, Float64Array>();
  const at = (row: number): number => (row < values.length ? toUpdates(values[row]) : Number.NaN);
  let next = 0;
  const search = (row: number): number => {
    if (rows === undefined) return at(row);
    // Rows ascend, and so do those that are asked for.
    if (next > 0 && rows[next - 1] >= row) next = 0;
    while (next < rows.length && rows[next] < row) next++;
    return rows[next] === row ? toUpdates(values[next]) : Number.NaN;
  };
  return (column) => {
    const found =
      known.get(column.rows) ??
      (column.rows === undefined
        ? Float64Array.from({ length: column.values.length }, (_, row) => search(row))
        : Float64Array.from(column.rows, search));
    if (column.rows !== undefined) known.set(column.rows, found);
    return found;
  };
}

/** A column of another unit that choices make updates of. */
function asUpdates(table: LogTable, choices: Choices): LogColumn {
  const counting = table.columns.filter(
    ({ name }) => otherUnitOf(name) !== undefined && otherUnitOf(name) !== "time",
  );
  const usable = counting.find(({ name }) => perUpdate(otherUnitOf(name), choices) !== undefined);
  if (usable !== undefined) return usable;
  const path = `${table.name}: step`;
  const [first] = counting;
  if (first !== undefined) updatesIn(otherUnitOf(first.name) as OtherUnit, { table, column: first, choices });
  const time = table.columns.find(({ name }) => otherUnitOf(name) === "time");
  if (time !== undefined) updatesIn("time", { table, column: time, choices });
  throw new AnnealError([
    problem(
      "missing",
      path,
      "a column that counts updates, such as step, iter or global_step",
      `columns ${listed(table.columns.map(({ name }) => name))}`,
      {
        suggestion: `name it with ${flagOf.step}; ${flagOf.step} row counts the rows`,
      },
    ),
  ]);
}

function perUpdate(
  unit: OtherUnit | undefined,
  { stepsPerEpoch, tokensPerStep, samplesPerStep }: Choices,
): number | undefined {
  if (unit === "epochs") return stepsPerEpoch;
  if (unit === "tokens") return tokensPerStep && 1 / tokensPerStep;
  return unit === "samples" ? samplesPerStep && 1 / samplesPerStep : undefined;
}

/** How many updates one of the unit is. @throws AnnealError when that is not known. */
function updatesIn(
  unit: OtherUnit,
  {
    table,
    column,
    choices,
  }: { readonly table: LogTable; readonly column: LogColumn; readonly choices: Choices },
): number {
  const per = perUpdate(unit, choices);
  if (per !== undefined && per > 0 && Number.isFinite(per)) return per;
  if (unit === "batches" && choices.step === column.name) return 1;
  const ways: { readonly [U in OtherUnit]: string } = {
    epochs: `say how many updates an epoch has with ${flagOf.stepsPerEpoch}`,
    tokens: `say how many tokens an update has with ${flagOf.tokensPerStep}`,
    samples: `say how many samples an update has with ${flagOf.samplesPerStep}`,
    batches: `name the column of updates with ${flagOf.step}`,
    time: `name the column of updates with ${flagOf.step}`,
  };
  throw new AnnealError([
    problem("unit", `${table.name}: step`, "a column that counts updates", column.name, {
      note: unit === "time" ? "which holds times" : `which counts ${unit}`,
      suggestion: ways[unit],
    }),
  ]);
}

const isWholeEpochs = ({ values }: LogColumn): boolean => values.every((value) => Number.isInteger(value));

/** Says which other column counts steps differently. */
function otherCounts(table: LogTable, chosen: LogColumn): readonly string[] {
  const other = table.columns.find(({ name }) => name === "_step" && name !== chosen.name);
  return other === undefined
    ? []
    : [`steps are ${JSON.stringify(chosen.name)}, the count of updates, not W&B's own "_step"`];
}

import { AnnealError, problem } from "anneal";
import type { LogColumn, LogTable } from "../table/table.ts";
import { type Choices, flagOf } from "./choices.ts";
import { columnCalled, listed, namesIn } from "./pick.ts";
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
export function stepsOf(
  table: LogTable,
  { choices, columns }: { readonly choices: Choices; readonly columns: readonly LogColumn[] },
): StepsOf {
  if (choices.step === "row") return { steps: byRow, says: ["updates are the rows, counted from 0"] };
  if (choices.step === undefined && table.columns.some(({ steps }) => steps !== undefined)) {
    return ownSteps(table, columns, choices);
  }
  const asked = choices.step === undefined ? undefined : columnCalled(table, choices.step, "step");
  const name = asked?.name ?? stepNameIn(table.columns.map((each) => each.name));
  const column = table.columns.find((each) => each.name === name) ?? asUpdates(table, choices);
  const unit = otherUnitOf(column.name);
  const per = unit === undefined ? 1 : updatesIn(unit, { table, column, choices });
  const shift = unit === "epochs" && isWholeEpochs(column) && column.values[0] === 0 ? 1 : 0;
  if (per === 1) refuseTimes(table, column, asked !== undefined);
  const toUpdates = unit === undefined ? undefined : (value: number): number => (value + shift) * per;
  return {
    column: column.name,
    steps: column.steps === undefined ? byColumn(column, toUpdates) : byOwnSteps(column, toUpdates),
    says: [
      ...(unit === undefined ? [] : [unitWords(column.name, unit, { per, shift })]),
      ...aboutRowCounts(table, column),
    ],
  };
}

/** The steps that the format gives. Keras counts epochs there, in what it logs once an epoch. */
function ownSteps(table: LogTable, columns: readonly LogColumn[], choices: Choices): StepsOf {
  const perEpoch = columns.find(({ name, steps }) => steps !== undefined && countsEpochs(name));
  if (perEpoch === undefined) return { steps: (column) => column.steps ?? byRow(column), says: [] };
  const per = updatesIn("epochs", { table, column: perEpoch, choices });
  return {
    steps: (column) => {
      const steps = column.steps ?? byRow(column);
      return countsEpochs(column.name) ? steps.map((epoch) => (epoch + 1) * per) : steps;
    },
    says: [unitWords(perEpoch.name, "epochs", { per, shift: 1 })],
  };
}

const countsEpochs = (tag: string): boolean => /(^|\/)epoch_(loss|learning_rate|lr)$/.test(tag);

function unitWords(
  name: string,
  unit: OtherUnit,
  { per, shift }: { readonly per: number; readonly shift: number },
): string {
  const how =
    unit === "epochs"
      ? `epochs of ${per} updates${shift ? ", each logged at its end" : ""}`
      : `${unit}, ${Number((1 / per).toPrecision(12))} in an update`;
  return `${JSON.stringify(name)} counts ${how}`;
}

const byRow = ({ rows, values }: LogColumn): Float64Array => Float64Array.from(rows ?? values.keys());

/** Makes updates of what a column counts; `undefined` where it counts updates. */
type ToUpdates = ((value: number) => number) | undefined;

/** The steps of values by the rows they stand in: NaN where the row has none. */
function byColumn({ rows, values }: LogColumn, toUpdates: ToUpdates): StepsOf["steps"] {
  const dense = rows === undefined ? values : spread(rows, values);
  const steps = toUpdates === undefined ? dense : dense.map(toUpdates);
  return (column) => {
    if (column.rows !== undefined) return Float64Array.from(column.rows, (row) => steps[row] ?? Number.NaN);
    const { length } = column.values;
    if (length <= steps.length) return steps.subarray(0, length);
    const longer = new Float64Array(length).fill(Number.NaN);
    longer.set(steps);
    return longer;
  };
}

/** A value for each row: NaN where there is none. */
function spread(rows: Uint32Array, values: Float64Array): Float64Array {
  const all = new Float64Array((rows[rows.length - 1] ?? -1) + 1).fill(Number.NaN);
  for (let i = 0; i < rows.length; i++) all[rows[i]] = values[i];
  return all;
}

/** The steps of values by the steps that the format gives, as one column translates them. */
function byOwnSteps(translation: LogColumn, toUpdates: ToUpdates): StepsOf["steps"] {
  const known = new Map<number, number>();
  translation.steps?.forEach((step, i) => {
    known.set(step, toUpdates?.(translation.values[i]) ?? translation.values[i]);
  });
  return ({ steps }) => (steps ?? new Float64Array(0)).map((step) => known.get(step) ?? Number.NaN);
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
    problem("missing", path, "a column that counts updates, such as step, iter or global_step", undefined, {
      note: `columns: ${listed(namesIn(table))}`,
      suggestion: `name it with ${flagOf.step}; ${flagOf.step} row counts the rows`,
    }),
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

/** Says which of several counts was taken, where one of them counts rows. */
function aboutRowCounts(table: LogTable, chosen: LogColumn): readonly string[] {
  if (chosen.name === "_step") {
    return ['"_step" of W&B counts the rows that were logged: it may be no count of updates'];
  }
  const other = table.columns.find(({ name }) => name === "_step");
  return other === undefined
    ? []
    : [`updates are ${JSON.stringify(chosen.name)}, not "_step" of W&B, which counts rows`];
}

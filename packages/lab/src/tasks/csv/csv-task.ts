import type { LossName, MlpSpec } from "../../models/model.ts";
import { fitBatchSize } from "../batch-size.ts";
import { classFacts } from "../classes.ts";
import { pickDataset } from "../dataset.ts";
import { overrideModel } from "../override.ts";
import { cutParts } from "../parts.ts";
import { refuseData } from "../refuse.ts";
import { fewestRows, type Split, splitRows } from "../split.ts";
import type { CsvSpec, Fact, Task } from "../task.ts";
import { fileName } from "../words.ts";
import { isMissing, readColumn } from "./column.ts";
import { type Encoder, encode, encodeRows, type LeftOut } from "./encode.ts";
import { dataFact, inputsFact, leftOutFacts, numberFact } from "./facts.ts";
import { findColumns } from "./find-columns.ts";
import { pickRows, readTable, type Table } from "./read-table.ts";
import { isRowNumber } from "./row-number.ts";
import { spreadOf, standardise } from "./statistics.ts";
import { readTarget, rowsWithTarget, type Target } from "./target.ts";

/** 512 MiB of inputs. */
const mostNumbers = 2 ** 27;

/**
 * Classification or regression over a table: numbers standardised, words one-hot, an MLP with one hidden layer of 64.
 *
 * @throws AnnealError with one sentence that names the field, or the line and column.
 */
export function csvTask(spec: CsvSpec): Task {
  const file = spec.path === undefined ? "the table" : fileName(spec.path);
  if (typeof spec.text !== "string")
    refuseData("text", "the content of a table", spec.text, { code: "missing" });
  const whole = readTable(spec.text, file);
  const roles = findColumns(whole, spec);
  const name = whole.header[roles.target];
  const table = pickRows(whole, rowsWithTarget(whole, roles.target, isMissing));
  const { length } = table.rows;
  if (length < fewestRows) refuseData(file, `at least ${fewestRows} rows with a target`, length);
  const target = readTarget(table, roles.target, spec.predict);
  const seed = spec.splitSeed ?? 0;
  const split = splitRows(length, seed, target.kind === "class" ? target.values : undefined);
  const { encoders, leftOut } = encoderOf(table, roles.inputs, split);
  const answers = answersOf(name, target, split);
  const inputs = encodeInputs(table, encoders);
  const how = target.kind === "class" ? "every class in the same shares" : "at random";
  const { fact, ...parts } = cutParts(split, caps, {
    pick: (rows) => pickDataset({ ...inputs, y: answers.y }, rows),
    how: `${how}, split seed ${seed}`,
  });
  return {
    kind: "csv",
    name: `${file}, target “${name}”`,
    loss: answers.loss,
    model: overrideModel({ ...mlp, inputs: inputs.width, outputs: answers.outputs }, spec.model),
    defaults: {
      optimizer: { kind: "momentum", momentum: 0.9 },
      batchSize: fitBatchSize(64, split.train.length),
    },
    ...parts,
    facts: [
      dataFact(table, whole.rows.length - length),
      ...answers.facts,
      inputsFact(encoders),
      ...leftOutFacts(leftOut),
      fact,
    ],
  };
}

const mlp: Pick<MlpSpec, "kind" | "hidden" | "activation"> = {
  kind: "mlp",
  hidden: [64],
  activation: "relu",
};

const caps = { valid: 2048, test: 8192 };

function encoderOf(
  table: Table,
  columns: readonly number[],
  split: Split,
): { readonly encoders: readonly Encoder[]; readonly leftOut: readonly LeftOut[] } {
  const encoders: Encoder[] = [];
  const leftOut: LeftOut[] = [];
  for (const index of columns) {
    const column = readColumn(table, index);
    const encoded = isRowNumber(column)
      ? { column: column.name, why: "only counts the rows" }
      : encode(column, split.train);
    if ("why" in encoded) leftOut.push(encoded);
    else encoders.push(encoded);
  }
  if (encoders.length === 0)
    refuseData(table.name, "a column whose values differ, to learn from", table.header[columns[0]], {
      note: leftOut[0].why,
    });
  return { encoders, leftOut };
}

function encodeInputs(table: Table, encoders: readonly Encoder[]): ReturnType<typeof encodeRows> {
  const width = encoders.reduce((sum, each) => sum + each.inputs.length, 0);
  const size = width * table.rows.length;
  if (size > mostNumbers)
    refuseData(table.name, `at most ${mostNumbers} numbers once encoded`, size, {
      suggestion: "ignore columns, or keep fewer rows",
    });
  return encodeRows(encoders, table.rows.length);
}

interface Answers {
  readonly y: Float32Array | Int32Array;
  readonly loss: LossName;
  readonly outputs: number;
  readonly facts: readonly Fact[];
}

function answersOf(name: string, target: Target, split: Split): Answers {
  if (target.kind === "class")
    return {
      y: target.values,
      loss: "cross-entropy",
      outputs: target.names.length,
      facts: classFacts(name, target),
    };
  const spread = spreadOf(Array.from(split.train, (row) => target.values[row]));
  if (!spread) return refuseData("target", "a column whose values differ in the training part", name);
  const y = Float32Array.from(target.values, (value) => standardise(value, spread));
  return { y, loss: "squared-error", outputs: 1, facts: [numberFact(name, spread)] };
}

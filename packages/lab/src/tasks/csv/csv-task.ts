import type { LossName, MlpSpec } from "../../models/model.ts";
import { fitBatchSize } from "../batch-size.ts";
import { classFacts } from "../classes.ts";
import { pickDataset } from "../dataset.ts";
import { givenEncoding, type TargetEncoding } from "../encoding.ts";
import { overrideModel } from "../override.ts";
import { cutParts } from "../parts.ts";
import { refuseData } from "../refuse.ts";
import { fewestRows, redrawSplit, type Split, splitRows, spread } from "../split.ts";
import type { CsvSpec, Dataset, Fact, Task } from "../task.ts";
import { fileName } from "../words.ts";
import { isMissing } from "./column.ts";
import { type Encoder, encodeRows } from "./encode.ts";
import { dataFact, inputsFact, leftOutFacts, numberFact } from "./facts.ts";
import { findColumns, refuseTwins } from "./find-columns.ts";
import { fitColumns } from "./fit-columns.ts";
import { givenColumns, givenEncoders, givenTarget } from "./given.ts";
import { pickRows, readTable, type Table } from "./read-table.ts";
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
  refuseTwins(whole);
  const given = givenEncoding(spec, "csv");
  const roles = given ? givenColumns(whole, spec, given) : findColumns(whole, spec);
  const name = whole.header[roles.target];
  const table = pickRows(whole, rowsWithTarget(whole, roles.target, isMissing));
  const { length } = table.rows;
  if (length < fewestRows) refuseData(file, `at least ${fewestRows} rows with a target`, length);
  const target = given
    ? givenTarget(table, roles.target, given.target)
    : readTarget(table, roles.target, spec.predict);
  const seed = spec.splitSeed ?? 0;
  const split = splitRows(length, seed, target.kind === "class" ? target.values : undefined);
  const { encoders, leftOut } = given
    ? givenEncoders(table, roles, given)
    : fitColumns(table, roles.inputs, split.train);
  const answers = answersOf(name, target, { split, given: given?.target });
  const inputs = encodeInputs(table, encoders);
  const how = target.kind === "class" ? "every class in the same shares" : "at random";
  const pick = (rows: Uint32Array): Dataset => pickDataset({ ...inputs, y: answers.y }, rows);
  const { fact, ...parts } = cutParts(split, caps, { pick, how: `${how}, split seed ${seed}` });
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
    redraw: (drawn) => {
      const { train, valid } = redrawSplit(split, drawn, target.kind === "class" ? target.values : undefined);
      return { train: pick(train), valid: pick(spread(valid, caps.valid)) };
    },
    encoding: { kind: "csv", columns: encoders.map((each) => each.encoding), target: answers.encoding },
    facts: [
      dataFact(table, whole.rows.length - length),
      ...answers.facts,
      inputsFact(encoders, given !== undefined),
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
  readonly encoding: TargetEncoding;
  readonly facts: readonly Fact[];
}

interface Fitting {
  readonly split: Split;
  readonly given: TargetEncoding | undefined;
}

function answersOf(name: string, target: Target, { split, given }: Fitting): Answers {
  if (target.kind === "class")
    return {
      y: target.values,
      encoding: { kind: "class", column: name, names: target.names },
      loss: "cross-entropy",
      outputs: target.names.length,
      facts: classFacts(name, target),
    };
  const scale =
    given?.kind === "number" ? given.spread : spreadOf(Array.from(split.train, (row) => target.values[row]));
  if (!scale) return refuseData("target", "a column whose values differ in the training part", name);
  const y = Float32Array.from(target.values, (value) => standardise(value, scale));
  return {
    y,
    loss: "squared-error",
    outputs: 1,
    encoding: { kind: "number", column: name, spread: scale },
    facts: [numberFact(name, scale, given !== undefined)],
  };
}

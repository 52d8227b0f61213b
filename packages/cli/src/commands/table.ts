import type { Horizon } from "anneal";
import { AnnealError, toSteps } from "anneal";
import { formatSteps } from "anneal/describe";
import { parseLengthOf } from "../input/amounts.ts";
import { withRateFlags } from "../input/layers.ts";
import { isProblem } from "../names/flags.ts";
import { UsageError } from "../output/usage-error.ts";
import { inPieces } from "../report/csv.ts";
import { type Context, type Options, readLayers } from "./context.ts";

/** Which updates a table shows. */
export interface Rows {
  readonly from: number;
  /** The first update that it no longer shows. */
  readonly to: number;
  readonly each: number;
}

/** `anneal table`: the LR of each update, as rows or as one JSON array. */
export async function table(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  const layers = await readLayers(words, options, {
    ...context,
    hints: { "--every": "rows are chosen with --each" },
  });
  if (layers.length > 1) {
    throw new UsageError(
      `expected one spec, received ${layers.length}`,
      "anneal show --out all.csv puts several side by side",
    );
  }
  const [{ curve, horizon }] = layers;
  const rows = rowsOf(options, horizon);
  const pieces = inPieces(options.json === true ? jsonRows(curve.at, rows) : textRows(curve.at, rows));
  for (const piece of pieces) await io.write(piece);
  return 0;
}

/** The updates that flags choose. Lengths may be written with units. */
export function rowsOf(options: Options, horizon: Horizon): Rows {
  const read = (name: string, otherwise: number): number => {
    const given = options[name];
    if (given === undefined) return otherwise;
    const flag = `--${name}`;
    const length = parseLengthOf(String(given), flag);
    if (isProblem(length)) throw new AnnealError([length]);
    try {
      const steps = toSteps(length, horizon);
      if (Number.isInteger(steps)) return steps;
      throw new UsageError(`${flag}: expected whole steps, received ${String(given)}`);
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      const found = withRateFlags(error.problems[0]);
      const message = `${flag}: expected ${found.expected}, received ${found.received}`;
      throw new AnnealError([{ ...found, path: flag, message }]);
    }
  };
  const rows = {
    from: read("from", 0),
    to: read("to", horizon.steps),
    each: read("each", 1),
  };
  if (rows.each < 1)
    throw new UsageError(`--each: expected at least 1 step, received ${String(options.each)}`);
  const { steps } = horizon;
  const run = `the run of ${formatSteps(steps)} ${steps === 1 ? "step" : "steps"}`;
  if (rows.from >= steps)
    throw new UsageError(
      `--from: expected an update of ${run}, whose last is ${formatSteps(steps - 1)}, received ${String(options.from)}`,
    );
  if (rows.to > steps)
    throw new UsageError(`--to: expected at most the end of ${run}, received ${String(options.to)}`);
  if (rows.to <= rows.from)
    throw new UsageError(
      `--to: expected a later update than --from, ${formatSteps(rows.from)}, received ${String(options.to)}`,
    );
  return rows;
}

function* textRows(at: (step: number) => number, { from, to, each }: Rows): Generator<string> {
  yield "step,lr\n";
  for (let k = from; k < to; k += each) yield `${k},${at(k)}\n`;
}

function* jsonRows(at: (step: number) => number, { from, to, each }: Rows): Generator<string> {
  yield "[";
  for (let k = from; k < to; k += each) yield (k === from ? "\n" : ",\n") + json(at(k));
  yield "\n]\n";
}

/** JSON has no NaN and no Infinity, which only a kind of one's own can give. */
const json = (value: number): string => (Number.isFinite(value) ? String(value) : "null");

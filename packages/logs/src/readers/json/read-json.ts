import { AnnealError, problem } from "anneal";
import type { LogTable, Torn } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { isFields } from "./add-fields.ts";
import { fromColumns } from "./from-columns.ts";
import { fromParts } from "./from-parts.ts";
import { fromRows } from "./from-rows.ts";
import { parseJson } from "./tolerant.ts";

/** V8 holds no longer text. */
const longest = 500 * 2 ** 20;

/**
 * Reads one JSON value that is the log of a run: a W&B export, a `trainer_state.json` of transformers, the `history` of
 * Keras, a list of rows, or lists by column.
 *
 * @throws AnnealError when it is another.
 */
export async function readJson(texts: AsyncIterable<string>, reading: Reading): Promise<LogTable> {
  const pieces: string[] = [];
  let size = 0;
  for await (const text of texts) {
    size += text.length;
    if (size > longest) {
      throw new AnnealError([
        problem("size", reading.name, "JSON of at most 500 MiB", "more", {
          suggestion: "write it as lines of JSON, which may be longer",
        }),
      ]);
    }
    pieces.push(text);
  }
  const text = pieces.join("");
  const { value, tornAt } = parseJson(text);
  const table = tableOf(value, reading);
  if (table === undefined) {
    throw new AnnealError([
      problem("type", reading.name, "the log of a run", value, {
        note: isFields(value)
          ? `fields ${Object.keys(value).slice(0, 6).join(", ")}`
          : tornAt === undefined
            ? "JSON"
            : `no JSON at character ${tornAt}`,
      }),
    ]);
  }
  if (tornAt === undefined) return table;
  const torn = `the JSON breaks off at character ${tornAt}; what stands before it is read`;
  return { ...table, torn: tornIn(text, tornAt), says: [torn, ...table.says] };
}

function tornIn(text: string, at: number): Torn {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line++;
  const rest = text.slice(at, at + 1);
  if (rest === "") return { line, inside: "list or object" };
  if (rest === '"')
    return { line, inside: /^"(?:[^"\\]|\\.)*"/s.test(text.slice(at)) ? "nothing" : "string" };
  return { line, inside: /^-?[\d.eE+-]*$/.test(text.slice(at)) ? "number" : "nothing" };
}

function tableOf(value: unknown, reading: Reading): LogTable | undefined {
  if (Array.isArray(value)) return fromList(value, reading, "list of rows, JSON");
  if (!isFields(value)) return undefined;
  if (Array.isArray(value.log_history)) {
    return fromRows(value.log_history, reading, { format: "trainer_state.json of transformers" });
  }
  const { history } = value;
  const about = {
    ...(typeof value.name === "string" && value.name !== "" && { name: value.name }),
    ...(isFields(value.config) && { config: value.config }),
  };
  if (Array.isArray(history)) return fromRows(history, reading, { format: "W&B history, JSON", ...about });
  if (isFields(history)) {
    const parts = fromParts(history, reading, { format: "W&B history, JSON", ...about });
    return parts ?? fromColumns(history, reading, { format: "history of Keras, JSON", ...about });
  }
  const columns = fromColumns(value, reading, { format: "lists by column, JSON" });
  return (
    columns ?? (Array.isArray(value.data) ? fromList(value.data, reading, "list of rows, JSON") : undefined)
  );
}

/** A list of rows, or TensorBoard's own download: triples of time, step and value. */
function fromList(list: readonly unknown[], reading: Reading, format: string): LogTable | undefined {
  if (list.length > 0 && list.every((row) => Array.isArray(row) && row.length === 3)) {
    const [times, steps, values] = [0, 1, 2].map((i) => list.map((row) => (row as unknown[])[i]));
    const columns = { wall_time: times, step: steps, value: values };
    return fromColumns(columns, reading, { format: "scalars downloaded from TensorBoard, JSON" });
  }
  return list.length === 0 || list.some(isFields) ? fromRows(list, reading, { format }) : undefined;
}

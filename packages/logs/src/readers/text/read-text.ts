import { stepNameIn } from "../../run/step-names.ts";
import { createBuilder } from "../../table/builder.ts";
import type { LogTable } from "../../table/table.ts";
import { addFields, isFields } from "../json/add-fields.ts";
import { parseJson } from "../json/tolerant.ts";
import type { Reading } from "../reading.ts";
import { type Pair, pairsOf } from "./pairs.ts";

/**
 * Reads what a trainer printed for people: lines that name a step and other numbers, as nanoGPT, Megatron and llm.c do;
 * lines of `name=value` under such a line, as Composer does; and the dictionaries that transformers prints.
 */
export async function readPrintedLines(
  lines: AsyncIterable<readonly string[]>,
  { name, wanted }: Reading,
): Promise<LogTable> {
  const builder = createBuilder(wanted);
  let begun = false;
  let passed = 0;
  const set = (pairs: readonly Pair[]): void => {
    for (const [key, value] of pairs) builder.set(builder.column(key), value);
  };
  const end = (): void => {
    if (begun) builder.next();
    begun = false;
  };
  for await (const some of lines) {
    for (const line of some) {
      const fields = dictionaryOf(line);
      const pairs = fields === undefined ? pairsOf(line) : [];
      if (fields !== undefined || isRow(pairs)) {
        end();
        if (fields !== undefined) addFields(builder, fields);
        else set(pairs);
        begun = true;
      } else if (begun && /^\s+[\w/.-]+\s*[:=]\s*\S+$/.test(line) && pairs.length === 1) set(pairs);
      else passed++;
    }
  }
  end();
  const says =
    passed === 0
      ? []
      : [
          `${passed === 1 ? "1 line names" : `${passed} lines name`} no step and number and ${passed === 1 ? "is" : "are"} passed over`,
        ];
  return {
    name,
    format: "lines that a trainer printed",
    rows: builder.rows(),
    columns: builder.columns(),
    others: builder.others(),
    says,
  };
}

/** Whether some text is such lines: two of them are enough. */
export function looksPrinted(text: string): boolean {
  const rows = text
    .split(/\r\n|\n|\r/)
    .filter((line) => dictionaryOf(line) !== undefined || isRow(pairsOf(line)));
  return rows.length > 1;
}

const isRow = (pairs: readonly Pair[]): boolean =>
  pairs.length > 0 && stepNameIn(pairs.map(([key]) => key)) !== undefined;

/** The dictionary of Python that a line is: `{'loss': 2.3, 'epoch': 0.1}`. */
function dictionaryOf(line: string): object | undefined {
  const found = /\{'[^{}]*\}/.exec(line)?.[0];
  if (found === undefined) return undefined;
  const { value, tornAt } = parseJson(
    found
      .replaceAll("'", '"')
      .replace(/:\s*nan\b/g, ": NaN")
      .replace(/:\s*(-?)inf\b/g, ": $1Infinity"),
  );
  return tornAt === undefined && isFields(value) ? value : undefined;
}

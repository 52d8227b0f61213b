import { createBuilder } from "../../table/builder.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { addFields, isFields } from "./add-fields.ts";
import { parseJson } from "./tolerant.ts";

/** Reads lines of JSON, an object each, as trainers write them: anneal, MMEngine, OLMo, W&B and others. */
export async function readJsonLines(
  lines: AsyncIterable<readonly string[]>,
  { name, wanted }: Reading,
): Promise<LogTable> {
  const builder = createBuilder(wanted);
  const wrong = { count: 0, first: 0 };
  let seen = 0;
  let lastIsWrong = false;
  for await (const some of lines) {
    for (const line of some) {
      seen++;
      if (line.trim() === "") continue;
      const { value, tornAt } = parseJson(line);
      lastIsWrong = tornAt !== undefined || !isFields(value);
      if (lastIsWrong || !isFields(value)) {
        wrong.count++;
        wrong.first ||= seen;
        continue;
      }
      addFields(builder, value);
      builder.next();
    }
  }
  const says: string[] = [];
  if (lastIsWrong) {
    wrong.count--;
    says.push(`the file ends within line ${seen}, which is left out`);
  }
  if (wrong.count > 0) {
    const lines = wrong.count === 1 ? "1 line is no object" : `${wrong.count} lines are no objects`;
    says.push(
      `${lines} and ${wrong.count === 1 ? "is" : "are"} left out: line ${wrong.first}${wrong.count > 1 ? " before others" : ""}`,
    );
  }
  return {
    name,
    format: "lines of JSON",
    rows: builder.rows(),
    columns: builder.columns(),
    others: builder.others(),
    says,
  };
}

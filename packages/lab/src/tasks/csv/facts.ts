import type { Fact } from "../task.ts";
import { counted, listed, rounded } from "../words.ts";
import type { Encoder, LeftOut } from "./encode.ts";
import type { Table } from "./read-table.ts";
import type { Spread } from "./statistics.ts";

const separators = { ",": "commas", ";": "semicolons", "\t": "tabs" };

export function dataFact(table: Table, withoutTarget: number): Fact {
  const lost = withoutTarget > 0 ? `; ${counted(withoutTarget, "row")} without a target left out` : "";
  const size = `${counted(table.rows.length, "row")}, ${counted(table.header.length, "column")}`;
  return { name: "Data", value: `${size}, separated by ${separators[table.delimiter]}${lost}` };
}

export function inputsFact(encoders: readonly Encoder[]): Fact {
  const numbers = encoders.reduce((sum, each) => sum + each.inputs.length, 0);
  const columns = counted(encoders.length, "column");
  return {
    name: "Inputs",
    value: `${counted(numbers, "number")} from ${columns}, standardised on the training part`,
  };
}

/** One fact for each reason. */
export function leftOutFacts(leftOut: readonly LeftOut[]): readonly Fact[] {
  const reasons = [...new Set(leftOut.map((each) => each.why))];
  return reasons.map((why) => {
    const names = leftOut.filter((each) => each.why === why).map((each) => each.column || "(no name)");
    return { name: "Left out", value: `${listed(names)}: ${why}` };
  });
}

/** Losses are in squared deviations; this says how long one is. */
export function numberFact(name: string, { scale, centre, width }: Spread): Fact {
  const deviation = rounded(scale * width);
  return {
    name: "Target",
    value: `${name}, a number; errors are in standard deviations of the training part: 1 is ${deviation}, 0 is ${rounded(scale * centre)}`,
  };
}

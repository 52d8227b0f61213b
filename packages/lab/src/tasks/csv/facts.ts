import type { Spread } from "../encoding.ts";
import type { Fact } from "../task.ts";
import { counted, listed, rounded } from "../words.ts";
import type { Encoder, LeftOut } from "./encode.ts";
import type { Table } from "./read-table.ts";

const separators = { ",": "commas", ";": "semicolons", "\t": "tabs" };

export function dataFact(table: Table, withoutTarget: number): Fact {
  const lost = withoutTarget > 0 ? `; ${counted(withoutTarget, "row")} without a target left out` : "";
  const size = `${counted(table.rows.length, "row")}, ${counted(table.header.length, "column")}`;
  return { name: "Data", value: `${size}, separated by ${separators[table.delimiter]}${lost}` };
}

/** @param isGiven - whether the encoding came with the spec */
export function inputsFact(encoders: readonly Encoder[], isGiven: boolean): Fact {
  const numbers = encoders.reduce((sum, each) => sum + each.inputs.length, 0);
  const columns = counted(encoders.length, "column");
  return {
    name: "Inputs",
    value: `${counted(numbers, "number")} from ${columns}, ${isGiven ? "encoded as the model was first trained" : "standardised on the training part"}`,
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
export function numberFact(name: string, { scale, centre, width }: Spread, isGiven: boolean): Fact {
  const deviation = rounded(scale * width);
  const of = isGiven ? "data that the model was first trained on" : "training part";
  return {
    name: "Target",
    value: `${name}, a number; errors are in standard deviations of the ${of}: 1 is ${deviation}, 0 is ${rounded(scale * centre)}`,
  };
}

import { atRows } from "./at.mjs";
import { compileRows } from "./compile.mjs";
import { convertRows } from "./convert.mjs";
import { fillRows } from "./fill.mjs";
import { forecastRows } from "./forecast.mjs";
import { logRows } from "./logs.mjs";
import { sizeRows } from "./size.mjs";
import { trainRows } from "./train.mjs";

const rows = [
  ...atRows(),
  ...fillRows(),
  ...compileRows(),
  ...forecastRows(),
  ...convertRows(),
  ...(await sizeRows()),
  ...(await trainRows()),
  ...(await logRows()),
];

if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
else {
  /** @param {number | null} value */
  const short = (value) => (value === null ? "" : String(Number(value.toPrecision(3))));
  const cells = rows.map((row) => [
    row.met ? "✓" : "✗",
    row.name,
    `${short(row.value)} ${row.unit}`,
    row.baseline === null ? "" : short(row.baseline),
    row.ratio === null ? "" : `${short(row.ratio)}x`,
    row.wanted,
  ]);
  const table = [["", "name", "value", "baseline", "ratio", "wanted"], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    );
}

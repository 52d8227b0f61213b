// Measures the laws and the default forecast on published curves and prints each figure beside the one that is wanted.
// `npm run forecast:figures [-- <folder of curves>]`; exits with 1 if an accuracy falls short. Timings are marked as such and
// do not decide: `npm run bench` holds them.
import { existsSync } from "node:fs";
import { acrossRows } from "./forecast-figures/across.mjs";
import { llamaRuns, mplRuns } from "./forecast-figures/data.mjs";
import { describedRows } from "./forecast-figures/described.mjs";
import { lawRows } from "./forecast-figures/laws.mjs";
import { publishedRows } from "./forecast-figures/published.mjs";
import { coverageRow, table } from "./forecast-figures/rows.mjs";
import { timeRows } from "./forecast-figures/times.mjs";
import { warningRows } from "./forecast-figures/warnings.mjs";

const folder = process.argv[2] ?? "../shared/curves";
if (!existsSync(folder)) {
  console.error(`${folder}: expected a folder with mpl/ and llama/, as ../shared/curves has`);
  process.exit(1);
}

const sizes = mplRuns(folder);
const described = llamaRuns(folder);
/** @type {import("./forecast-figures/rows.mjs").Covered[]} */
const covered = [];
const rows = [
  ...lawRows(sizes),
  ...publishedRows(sizes, covered),
  ...describedRows(described, covered),
  ...acrossRows(described, covered),
  ...timeRows(sizes),
  coverageRow(covered),
  ...warningRows(sizes, described),
];
console.log(table(rows));
const short = rows.filter(({ met }) => met === false);
console.log(
  short.length === 0
    ? "Every accuracy that can be measured here is reached."
    : `${short.length} short: ${short.map(({ what }) => what).join("; ")}`,
);
process.exitCode = short.length > 0 ? 1 : 0;

import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { edits } from "./edits.mjs";
import { manyPoints } from "./many-points.mjs";
import { opening } from "./opening.mjs";
import { racing } from "./racing.mjs";
import { reading } from "./reading.mjs";
import { ceilings, firstLoad, singleSize } from "./sizes.mjs";

// What the studio weighs and how fast it is, in real Chromium on the built page, served as a user has it.
const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const workspace = JSON.parse(readFileSync(`${examples}/studio/four-schedules.json`, "utf8"));

/** @type {{ name: string, wanted: number | undefined, got: number, unit: string }[]} */
const rows = [];
/** @type {(name: string, unit: string, got: number, wanted?: number) => void} */
const row = (name, unit, got, wanted) => rows.push({ name, unit, got, wanted });

row("first load of Design, gzip", "kB", firstLoad() / 1000, ceilings.firstLoad / 1000);
row("single file", "kB", singleSize() / 1000, ceilings.single / 1000);
const opened = await openBrowser(examples);
try {
  const fast = await opening(opened, { workspace, slower: 1, runs: 7 });
  row("first paint, four schedules, median of 7", "ms", fast.paint, 1000);
  row("interactive, four schedules, median of 7", "ms", fast.interactive, 2000);
  const slow = await opening(opened, { workspace, slower: 4, runs: 5 });
  row("first paint, CPU slowed 4x by the browser, median of 5", "ms", slow.paint);
  row("interactive, CPU slowed 4x by the browser, median of 5", "ms", slow.interactive);
  const { redraw, perEdit, drag, dragSlow } = await edits(opened);
  row("20 layers over 10,000 steps, 2,000 points each: key to redraw, median of 40", "ms", redraw, 50);
  row("the same: main thread's own time for each edit", "ms", perEdit);
  row("the same, dragged: between frames, median", "ms", drag, 33);
  row("the same, dragged: between frames, 95%", "ms", dragSlow);
  const many = await manyPoints(opened, 40);
  row("20 curves of 10,000 points each: edit of one to redraw, median of 40", "ms", many.redraw, 50);
  row("the same: main thread's own time for each edit", "ms", many.perEdit);
  const race = await racing(opened, { workspace });
  row("a race of four schedules and a constant rate, from start to answer", "s", race.seconds);
  row("the same: longest task of the page; 0 where none took 50 ms", "ms", race.longest, 200);
  row(`the same: slowest answer to one of ${race.clicks} clicks`, "ms", race.slowestAnswer, 200);
  row("the same, traced: own time of the page's longest task", "ms", race.longestOfItsOwn, 100);
  const read = await reading(opened, 400_000);
  row("longest task of the page while a log of 400,000 rows is read", "ms", read.longest, 200);
  row("the same: own time of the longest", "ms", read.longestOfItsOwn);
} finally {
  await opened.close();
}

if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
else {
  const cells = rows.map(({ name, wanted, got, unit }) => [
    wanted === undefined ? "" : got <= wanted ? "✓" : "✗",
    name,
    wanted === undefined ? "" : `<= ${wanted} ${unit}`,
    `${Number(got.toPrecision(3))} ${unit}`,
  ]);
  const table = [["", "figure", "wanted", "got"], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table)
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    );
  console.log(
    `\n${cpus().length} cores, ${cpus()[0].model}; load ${loadavg()[0].toFixed(1)}; headless Chromium without a GPU draws in software. Own time is what the page's main thread computed, however busy the machine was.`,
  );
}

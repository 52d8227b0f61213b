import { existsSync, readFileSync } from "node:fs";
import { presets } from "anneal/advise";
import { allStudies, noStudies } from "./all-studies.mjs";
import { readCurves } from "./curves.mjs";
import { readSettings, tablesIn } from "./evidence-tables.mjs";

const docs = new URL("../../docs/", import.meta.url);

/**
 * Everything that the rows read: the runs made for this page, the tables of docs/evidence.md, docs/tuning.md and
 * docs/batch-size.md, published curves where they are here, and the presets.
 *
 * @typedef {Awaited<ReturnType<typeof readFacts>>} KnownFacts
 * @param {import("./studies.mjs").Lab | undefined} lab without it nothing is trained
 */
export async function readFacts(lab) {
  return {
    studies: lab === undefined ? noStudies : await allStudies(lab),
    evidence: readSettings(new URL("evidence.md", docs)),
    tuning: tablesIn(readFileSync(new URL("tuning.md", docs), "utf8")),
    scaling: scalingTable(),
    curves: readCurves(),
    presets,
  };
}

/**
 * The rows of docs/batch-size.md, written by `npm run scaling`; undefined before that has run.
 */
function scalingTable() {
  const file = new URL("batch-size.md", docs);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const part = /<!-- scaling -->([\s\S]*)<!-- \/scaling -->/.exec(text)?.[1] ?? "";
  const [table] = tablesIn(`${part}\n`);
  return table?.slice(1).map(([task, optimizer, batches, , from, scaled, measured, ratio, lost]) => {
    const [first, then] = batches.split("→").map((each) => Number(each));
    return {
      task,
      optimizer,
      from: first,
      to: then,
      baseLr: Number(from),
      scaled: Number(scaled),
      measured: Number(measured),
      ratio: Number.parseFloat(ratio),
      lost: Number.parseFloat(lost.replace("−", "-")) / 100,
    };
  });
}

// Writes docs/claims.md: what is said about schedules, held against runs, published curves and published figures. Runs are
// kept in .evidence/ and not made again. Where data are absent, a row keeps what it gave last and says so.
//
//   npm run claims
//   npm run claims -- --no-training   # rows that need runs keep what they gave last
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readFacts } from "./claims/facts.mjs";
import { readKept, writeKept } from "./claims/kept.mjs";
import { openLab } from "./claims/lab.mjs";
import { claimsPage } from "./claims/page.mjs";
import { claims } from "./claims/rows/index.mjs";

const { values } = parseArgs({ options: { "no-training": { type: "boolean", default: false } } });
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
const on = new Date().toISOString().slice(0, 10);

const lab = openLab();
const facts = await readFacts(values["no-training"] ? undefined : lab);
await lab.close();

const before = readKept();
/** @type {{ [id: string]: import("./claims/page.mjs").KeptRow }} */
const rows = {};
const fresh = new Set();
for (const claim of claims) {
  const found = claim.check(facts);
  const row = found === undefined ? before.rows[claim.id] : { ...found, on };
  if (row === undefined) {
    say(`${claim.id}: never measured, and its data are not here; left out`);
    continue;
  }
  if (found !== undefined) fresh.add(claim.id);
  rows[claim.id] = row;
  say(`${claim.id}: ${row.verdict}; ${row.figure}`);
}
const same = facts.studies.same === undefined ? before.same : { ...facts.studies.same, on };
if (same === undefined) throw new Error("A/A: never measured, and the digits are not here");
writeKept({ rows, same });
const page = claimsPage({ claims: claims.filter(({ id }) => rows[id]), kept: rows, same, fresh });
writeFileSync(fileURLToPath(new URL("../docs/claims.md", import.meta.url)), page);
say(`docs/claims.md: ${fresh.size} of ${Object.keys(rows).length} rows measured`);

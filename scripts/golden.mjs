// Compares what `from` of anneal/convert makes of every case in a folder of golden tables with the table's own numbers.
// `npm run golden -- <folder>`; exits with 1 if any case fails.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "anneal";
import { greedy, plateau } from "anneal/control";
import { frameworks, from } from "anneal/convert";
import { runCase } from "./golden/cases.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: npm run golden -- <folder of golden tables>");
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  const name = file.slice(0, -".json".length);
  if (!Object.hasOwn(frameworks, name)) {
    console.log(`${name} skipped`);
    continue;
  }
  /** @type {import("./golden/cases.mjs").Case[]} */
  const cases = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const lines = cases.flatMap((each) => report(each));
  const wrong = lines.length;
  console.log(`${name} ${cases.length - wrong}/${cases.length}`);
  for (const line of lines) console.log(`  ${line}`);
  passed += cases.length - wrong;
  failed += wrong;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * One line for a case that fails: its first wrong value, and how many there are.
 * @param {import("./golden/cases.mjs").Case} each
 * @returns {string[]}
 */
function report(each) {
  try {
    const { failures } = runCase(each, { from, compile, plateau, greedy });
    if (failures.length === 0) return [];
    const [{ index, of, expected, got }] = failures;
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : "";
    return [`${each.id} index ${index} ${of}: expected ${expected}, got ${got}${more}`];
  } catch (error) {
    return [`${each.id}: ${error instanceof Error ? error.message.replaceAll("\n", "; ") : String(error)}`];
  }
}

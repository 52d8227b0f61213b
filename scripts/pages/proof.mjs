import { readFileSync } from "node:fs";

/**
 * What the table of golden cases says of a framework: which version computed them, and how many there are.
 * @param {string} name As the table has it.
 * @returns {{ readonly version: string, readonly cases: number, readonly figures: number }}
 */
export function proofOf(name) {
  const page = readFileSync(new URL("../../packages/anneal/test/golden/README.md", import.meta.url), "utf8");
  const row = page.split("\n").find((line) => line.startsWith(`| ${name} |`));
  if (row === undefined) throw new Error(`no golden cases of ${name}`);
  const [, , version, cases, figures] = row.split("|").map((cell) => cell.trim());
  return { version, cases: Number(cases), figures: Number(figures) };
}

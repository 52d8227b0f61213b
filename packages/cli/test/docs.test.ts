import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./fake-io.ts";

const guides = ["cli.md", "converting.md", "forecast.md", "diagnose.md", "batch-size.md", "advice.md"];
const texts = guides.map((name) =>
  readFileSync(fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url)), "utf8"),
);
const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-docs-"));
  process.chdir(folder);
  // Guides name files of this project as they lie in it.
  for (const logs of ["forecast", "diagnose"]) {
    const from = fileURLToPath(new URL(`../../../examples/${logs}`, import.meta.url));
    cpSync(from, `examples/${logs}`, { recursive: true });
  }
  for (const guide of texts) writeFiles(guide);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** A block with a file's name after its language is that file: ```python train.py */
function writeFiles(guide: string): void {
  for (const [, name, body] of guide.matchAll(/^```\w+ (\S+)\n((?:.|\n)*?)^```/gm)) writeFileSync(name, body);
}

/** Every command of the guides with what the guide says that it prints: `npm run transcripts` writes it anew. */
const transcripts = texts.flatMap((guide) =>
  [...guide.matchAll(/```console\n((?:.|\n)*?)```/g)].flatMap(([, block]) =>
    block
      .split(/^\$ anneal /m)
      .slice(1)
      .map((entry) => {
        const [line, ...printed] = entry.split("\n");
        return [line, printed.join("\n")] as const;
      }),
  ),
);

test("the guide shows commands", () => {
  expect(transcripts.length).toBeGreaterThan(5);
});

test.each(transcripts)("anneal %s prints what the guide says", async (line, printed) => {
  const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  const { all } = await run(argv, { terminal: true });
  // Where the machine is slow, a line says how much is read; it is rewritten, and taken away in the end.
  const got = stripVTControlCharacters(all).replaceAll(/\r(?: {2}reading .*?[kM]B(?: of .*?[kM]B)?)?/g, "");
  if (line.startsWith("forecast ")) expect(rounded(got, printed)).toBe(printed);
  else expect(got).toBe(printed);
});

/**
 * A text whose fitted numbers, four decimals each, are replaced by those of the guide where they differ in the last digit
 * only: another version of Node may round an exponential in another way. So may a dot of a picture move.
 */
function rounded(got: string, guide: string): string {
  const wanted = guide.split("\n");
  const lines = got.split("\n");
  return lines
    .map((line, i) => {
      const want = wanted[i] ?? "";
      if (/[\u2801-\u28ff]/.test(line) && /[\u2801-\u28ff]/.test(want)) return want;
      const numbers = want.match(/\d+\.\d{4}\b/g) ?? [];
      let k = 0;
      return line.replace(/\d+\.\d{4}\b/g, (found) => {
        const near = numbers[k++];
        return near !== undefined && Math.abs(Number(near) - Number(found)) < 1.5e-4 ? near : found;
      });
    })
    .join("\n");
}

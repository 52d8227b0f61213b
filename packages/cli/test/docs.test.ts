import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./fake-io.ts";

const guide = readFileSync(fileURLToPath(new URL("../../../docs/cli.md", import.meta.url)), "utf8");
const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-docs-"));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** Every command of the guide with what the guide says that it prints. */
const transcripts = [...guide.matchAll(/```console\n((?:.|\n)*?)```/g)].flatMap(([, block]) =>
  block
    .split(/^\$ anneal /m)
    .slice(1)
    .map((entry) => {
      const [line, ...printed] = entry.split("\n");
      return [line, printed.join("\n")] as const;
    }),
);

test("the guide shows commands", () => {
  expect(transcripts.length).toBeGreaterThan(5);
});

test.each(transcripts)("anneal %s prints what the guide says", async (line, printed) => {
  const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  const { all } = await run(argv, { terminal: true });
  expect(stripVTControlCharacters(all)).toBe(printed);
});

// Runs the commands of a guide and writes what they print beneath each: npm run transcripts -- docs/converting.md
//
// A block ```console has commands that begin with `$ anneal`; a block with a file's name after its language, such as
// ```python train.py, is that file. The tests of the command line hold the guides to the same rule.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { main } from "@anneal/cli";

/**
 * What a command prints on a terminal of 80 columns, results and messages in their order.
 * @param {string} line
 */
async function printed(line) {
  const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  let all = "";
  /** @param {string} text */
  const take = (text) => {
    all += text;
  };
  await main(argv, {
    write: async (text) => take(text),
    tell: take,
    stdin: (async function* nothing() {})(),
    env: {},
    terminals: { out: true, err: true, in: false },
    columns: undefined,
  });
  return stripVTControlCharacters(all);
}

/**
 * A guide with what its commands print now.
 * @param {string} guide
 */
async function filled(guide) {
  for (const [, name, body] of guide.matchAll(/^```\w+ (\S+)\n((?:.|\n)*?)^```/gm)) writeFileSync(name, body);
  const parts = guide.split(/(```console\n(?:.|\n)*?```)/);
  for (const [i, part] of parts.entries()) {
    if (!part.startsWith("```console\n")) continue;
    let block = "";
    for (const [, line] of part.matchAll(/^\$ anneal (.*)$/gm))
      block += `$ anneal ${line}\n${await printed(line)}`;
    parts[i] = `\`\`\`console\n${block}\`\`\``;
  }
  return parts.join("");
}

const home = process.cwd();
for (const path of process.argv.slice(2).map((each) => resolve(each))) {
  const folder = mkdtempSync(join(tmpdir(), "anneal-transcripts-"));
  process.chdir(folder);
  for (const logs of ["examples/forecast", "examples/diagnose"])
    cpSync(join(home, logs), logs, { recursive: true });
  const guide = readFileSync(path, "utf8");
  const fresh = await filled(guide);
  process.chdir(home);
  rmSync(folder, { recursive: true });
  if (fresh !== guide) writeFileSync(path, fresh);
  console.log(`${path}: ${fresh === guide ? "as it is" : "written"}`);
}

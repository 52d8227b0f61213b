import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Framework, frameworks } from "anneal/convert";
import { afterAll, expect, test } from "vitest";
import { convertCommand } from "../scripts/pages/commands.mjs";
import { nativelyIn } from "../scripts/pages/elsewhere.mjs";
import { convertedEntry } from "../scripts/pages/entry.mjs";
import { guides } from "../scripts/pages/examples.mjs";

const bin = fileURLToPath(new URL("../packages/cli/bin/anneal.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "anneal-pages-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.keys(frameworks) as Framework[])(
  "the command on the page of %s writes its first example in the other framework's own words",
  (framework) => {
    const { style, examples } = guides[framework];
    const [example] = examples;
    if (style.file) {
      mkdirSync(join(folder, dirname(style.file)), { recursive: true });
      writeFileSync(join(folder, style.file), style.source(example.call));
    }
    const { converted } = convertedEntry(framework, example);
    const found = nativelyIn(converted.groups[0], example.run).find(({ target }) => target !== framework);
    const target = found?.target ?? "optax";
    const command = convertCommand(framework, example, target).replaceAll("\\\n", " ");
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
    expect(words.slice(0, 3)).toEqual(["npx", "anneal", "convert"]);
    const ran = spawnSync(process.execPath, [bin, ...words.slice(2)], { encoding: "utf8", cwd: folder });
    expect([ran.status, ran.stderr.includes("✗")]).toEqual([0, false]);
    expect(ran.stdout).toContain(`Written by anneal for ${target}`);
    const own = found?.native.call.kwargs?.lr_decay_style ?? found?.native.call.name ?? "def ";
    expect(ran.stdout).toContain(String(own));
  },
);

import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../bin/anneal.js", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/main.js", import.meta.url)));
if (!built) console.warn("skipped: the command line as built; run `npm run build` first");

/** Runs the command with text on its standard input. */
function anneal(
  argv: readonly string[],
  stdin = "",
): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...argv]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("close", (status) => resolve({ status, out, err }));
    child.stdin.end(stdin);
  });
}

describe.skipIf(!built)("the command as built", () => {
  test("prints the array that the first use asks for", async () => {
    const spec =
      '{"kind":"sequence","of":[{"kind":"linear","from":0.0001,"to":0.001,"over":"10%"},{"kind":"cosine","from":0.001,"to":0.0001,"over":"rest"}]}';
    const { status, out, err } = await anneal(["table", "-", "--steps", "1000", "--json"], spec);
    expect([status, err]).toEqual([0, ""]);
    const rates: number[] = JSON.parse(out);
    expect([rates.length, rates[0], rates[100]]).toEqual([1000, 0.0001, 0.001]);
  });

  test("ends with 2 and a sentence on standard error when a spec is refused", async () => {
    const { status, out, err } = await anneal(["table", "-", "--steps", "10"], '{"kind":"cosin"}');
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^✗ kind: expected one of .*, received "cosin"\n {2}→ did you mean "cosine"\?\n$/);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("leaves no temporary file at %s", async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), "anneal-signal-"));
    try {
      const out = join(folder, "lr.csv");
      const argv = ["show", "constant", "--peak", "0.5", "--steps", "1000M", "--out", out];
      const child = spawn(process.execPath, [bin, ...argv], { stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
      while (child.exitCode === null && !readdirSync(folder).some((name) => name.endsWith(".tmp")))
        await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("is silent when nobody reads on", async () => {
    const script = `"${process.execPath}" "${bin}" table constant --peak 1 --steps 10M | head -n 2`;
    const { stdout, stderr } = await promisify(execFile)("bash", ["-c", `set -o pipefail; ${script}`]);
    expect([stdout, stderr]).toEqual(["step,lr\n0,1\n", ""]);
  });
});

/** The packages that a source loads at once, itself and through others. */
function loadedBy(file: URL, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file.href)) return found;
  seen.add(file.href);
  const text = readFileSync(file, "utf8");
  for (const [, name] of text.matchAll(/^(?:import|export) (?!type )(?:[^"]* from )?"([^"]+)";/gm)) {
    if (!name.startsWith(".")) found.add(name);
    else for (const each of loadedBy(new URL(name, file), seen)) found.add(each);
  }
  return found;
}

test("the version is printed without loading the library, commander or yaml", () => {
  const loaded = [...loadedBy(new URL("../src/main.ts", import.meta.url))];
  expect(loaded).toContain("node:fs");
  expect(loaded.filter((name) => !name.startsWith("node:"))).toEqual([]);
});

test("yaml and resvg are loaded only when they are needed", () => {
  const loaded = loadedBy(new URL("../src/run.ts", import.meta.url));
  expect(loaded).toContain("anneal");
  expect(loaded).not.toContain("yaml");
  expect(loadedBy(new URL("../src/report/draw-file.ts", import.meta.url))).not.toContain("@resvg/resvg-js");
});

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
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

  test("is silent when nobody reads on", async () => {
    const script = `"${process.execPath}" "${bin}" table constant --peak 1 --steps 10M | head -n 2`;
    const { stdout, stderr } = await promisify(execFile)("bash", ["-c", `set -o pipefail; ${script}`]);
    expect([stdout, stderr]).toEqual(["step,lr\n0,1\n", ""]);
  });

  test("prints its version without loading anything", async () => {
    const time = async (argv: readonly string[]): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        await promisify(execFile)(process.execPath, argv);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const bare = await time(["-e", "0"]);
    expect((await time([bin, "--version"])) - bare).toBeLessThan(150);
  });
});

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findPage } from "../../src/studio/page.ts";
import { anneal } from "../fake-io.ts";
import { listOf, spec } from "./served.ts";

const bin = fileURLToPath(new URL("../../bin/anneal.js", import.meta.url));
const built = ["../../dist/main.js", "../../studio/index.html"].every((path) =>
  existsSync(fileURLToPath(new URL(path, import.meta.url))),
);
if (!built)
  console.warn("skipped: anneal studio as built; run `npm run build` and `npm run build:studio` first");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-studio-command-"));
  writeFileSync(join(folder, "wsd.json"), spec);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a studio that is not built is said to be, with the command that builds it", () => {
  expect(() => findPage(folder)).toThrow("the studio is not built");
});

describe.skipIf(!built)("anneal studio", () => {
  test.each([
    ["none-such", /^✗ none-such: no such file\n/],
    ["package.json", /^✗ package.json: expected a folder, received a file\n {2}→ /],
    ["a b", /^✗ studio: too many arguments/],
    [". --port x", /^✗ --port: expected a number from 0 to 65535, received "x"\n$/],
    [". --port 70000", /^✗ --port: expected a number from 0 to 65535, received "70000"\n$/],
    [". --host 203.0.113.7", /^✗ --host 203.0.113.7 is no address of this machine\n$/],
  ])("%s is refused in a sentence", async (words, sentence) => {
    const { status, err } = await anneal(`studio ${words}`);
    expect([status, err]).toEqual([2, expect.stringMatching(sentence)]);
  });

  test("a port in use is named", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const { status, err } = await anneal(`studio . --port ${port}`);
    expect([status, err]).toEqual([
      2,
      `✗ --port ${port} is in use\n  → leave --port out, and a free one is taken\n`,
    ]);
    other.close();
  });

  /** Starts the command, asks something of it, and ends it with a signal. */
  async function session(
    flags: readonly string[],
    ask: (address: string) => Promise<void>,
    signal: "SIGINT" | "SIGTERM" = "SIGINT",
  ): Promise<{ status: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [bin, "studio", folder, ...flags]);
    let [out, err] = ["", ""];
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk) => {
        out += chunk;
        if (out.includes("\n")) resolve();
      });
      child.on("close", () => resolve());
    });
    const address = /http:\/\/[^"\s]+/.exec(out)?.[0] ?? "";
    try {
      await ask(address);
    } finally {
      child.kill(signal);
    }
    return { status: await ended, out, err };
  }

  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints its address alone, serves, and ends cleanly at %s, with pages open",
    async (signal) => {
      const { status, out, err } = await session(
        [],
        async (address) => {
          expect(await (await fetch(address)).text()).toContain('<meta name="anneal-server"');
          expect((await listOf(address)).write).toBe(false);
          expect((await fetch(`${address}api/events`)).status).toBe(200);
        },
        signal,
      );
      expect([status, out]).toEqual([0, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\n$/)]);
      expect(err).toBe(`${folder} is read, never written; Ctrl-C ends\n`);
    },
  );

  test("says in JSON where it is, and warns of a host that others reach", async () => {
    const { out, err } = await session(["--json", "--write", "--host", "0.0.0.0"], async (address) => {
      expect((await listOf(address)).write).toBe(true);
    });
    expect(JSON.parse(out)).toEqual({ address: expect.stringMatching(/^http:/), folder, write: true });
    expect(err).toContain("! --host 0.0.0.0: whoever reaches this machine can read and write the folder");
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { UsageError } from "../output/usage-error.ts";
import { readChunks, readTextFile } from "./read-text.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-read-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const refusal = (promise: Promise<string>): Promise<string> =>
  promise.then(
    (text) => `read ${JSON.stringify(text)}`,
    (error: UsageError) => error.message + (error.hint === undefined ? "" : ` (${error.hint})`),
  );

test("a byte order mark is dropped", async () => {
  expect(await readTextFile(put("bom.json", "\uFEFF{}"))).toBe("{}");
});

test("a missing file is named with its nearest neighbour", async () => {
  const there = put("wsd.json", "{}");
  const path = join(folder, "wds.json");
  expect(await refusal(readTextFile(path))).toBe(`${path}: no such file (did you mean ${there}?)`);
  const lost = join(folder, "none", "a.json");
  expect(await refusal(readTextFile(lost))).toBe(
    `${lost}: no such file, and no folder "${join(folder, "none")}"`,
  );
});

test("a folder, other bytes and UTF-16 are refused in one sentence", async () => {
  const inner = join(folder, "inner");
  mkdirSync(inner);
  expect(await refusal(readTextFile(inner))).toBe(`${inner}: expected a file, received a folder`);
  const bytes = put("bytes.json", Uint8Array.of(0x7b, 0xff, 0x7d));
  expect(await refusal(readTextFile(bytes))).toBe(`${bytes}: expected a text in UTF-8, received other bytes`);
  const wide = put("wide.json", Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0));
  expect(await refusal(readTextFile(wide))).toContain("received UTF-16: save it as UTF-8");
});

test("more than 64 MiB is refused before all of it is read", async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      given++;
      yield new Uint8Array(16 * 1024 * 1024);
    }
  }
  expect(await refusal(readChunks(endless(), "-"))).toBe("-: expected at most 64 MiB, received more");
  expect(given).toBe(5);
});

test("a character cut in two by the chunks is put together", async () => {
  const bytes = new TextEncoder().encode("é");
  async function* halves(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 1);
    yield bytes.subarray(1);
  }
  expect(await readChunks(halves(), "-")).toBe("é");
});

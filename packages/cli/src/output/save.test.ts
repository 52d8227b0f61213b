import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveFile } from "./save.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-save-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is written whole, over an older one, with its mode", async () => {
  const path = join(folder, "a.txt");
  await saveFile(path, "one");
  expect(readFileSync(path, "utf8")).toBe("one");
  writeFileSync(path, "old", { mode: 0o600 });
  const before = statSync(path).mode;
  await saveFile(path, ["t", "wo"]);
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(statSync(path).mode).toBe(before);
  await saveFile(path, Uint8Array.of(104, 105));
  expect(readFileSync(path, "utf8")).toBe("hi");
});

test("a file that fails half-way leaves the old one and no rest", async () => {
  const path = join(folder, "b.txt");
  await saveFile(path, "old");
  function* failing(): Generator<string> {
    yield "half";
    throw new Error("no more");
  }
  await expect(saveFile(path, failing())).rejects.toThrow("no more");
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a missing folder and a folder are refused in one sentence", async () => {
  const lost = join(folder, "none", "a.txt");
  await expect(saveFile(lost, "x")).rejects.toThrow(`${lost}: no folder "${join(folder, "none")}"`);
  expect(existsSync(join(folder, "none"))).toBe(false);
  const inner = join(folder, "inner");
  mkdirSync(inner);
  await expect(saveFile(inner, "x")).rejects.toThrow(`${inner}: expected a file name, received a folder`);
});

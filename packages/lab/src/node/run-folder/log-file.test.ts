import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DiskError } from "./disk-error.ts";
import { openLogFile } from "./log-file.ts";
import { writeWhole } from "./write-whole.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-log-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);

test("what is added is there when it is flushed, in order, texts and bytes", () => {
  const log = openLogFile(at("log"), 0);
  log.add("é\n");
  log.add("b\n");
  expect(readFileSync(at("log"), "utf8")).toBe("");
  expect(log.sync()).toBe(5);
  log.add(Uint8Array.of(99, 10));
  log.flush();
  log.close();
  expect(readFileSync(at("log"), "utf8")).toBe("é\nb\nc\n");
});

test("a log that is opened at an offset loses what stood after it", () => {
  writeFileSync(at("log"), "one\ntwo\nthr");
  const log = openLogFile(at("log"), 8);
  log.add("three\n");
  expect(log.sync()).toBe(14);
  log.close();
  expect(readFileSync(at("log"), "utf8")).toBe("one\ntwo\nthree\n");
});

test("a log that is shorter than its checkpoint says is refused", () => {
  writeFileSync(at("log"), "one\n");
  expect(() => openLogFile(at("log"), 8)).toThrow(
    "expected at least 8 bytes, as its checkpoint says, received 4",
  );
});

test("a new log takes the place of an old one", () => {
  writeFileSync(at("log"), "old\n");
  openLogFile(at("log"), 0).close();
  expect(readFileSync(at("log"), "utf8")).toBe("");
});

describe.skipIf(!existsSync("/dev/full"))("on a full disk", () => {
  test("a log says so in one sentence", () => {
    const log = openLogFile("/dev/full", 0);
    log.add("a line\n");
    expect(() => log.flush()).toThrow(DiskError);
    log.add("a line\n");
    expect(() => log.flush()).toThrow(/^\/dev\/full: cannot be written: the disk is full$/);
    log.close();
  });

  test("a log that is never flushed by hand says so when it holds a megabyte", () => {
    const log = openLogFile("/dev/full", 0);
    expect(() => {
      for (let i = 0; i < 3000; i++) log.add("x".repeat(1000));
    }).toThrow("the disk is full");
    log.close();
  });
});

test("a file is written whole, and no temporary one stays", () => {
  writeWhole(at("a.json"), "one");
  writeWhole(at("a.json"), Uint8Array.of(50));
  expect(readFileSync(at("a.json"), "utf8")).toBe("2");
  expect(existsSync(at("a.json.tmp"))).toBe(false);
});

test("a folder that is not there is one sentence", () => {
  expect(() => writeWhole(at("none/a.json"), "one")).toThrow(/none\/a.json: cannot be written: ENOENT/);
});

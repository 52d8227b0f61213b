import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-lock-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const lockedBy = (owner: object | string): void =>
  writeFileSync(join(folder, "lock"), typeof owner === "string" ? owner : JSON.stringify(owner));

/** The number of a process that has ended. */
const endedPid = (): number =>
  Number(execFileSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }));

test("a folder in use is refused, and free again when it is released", () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${process.pid}`);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder).release();
});

test("the lock of a process that has ended is taken over", () => {
  lockedBy({ pid: endedPid(), host: hostname() });
  const lock = lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8")).pid).toBe(process.pid);
  expect(readdirSync(folder)).toEqual(["lock"]);
  lock.release();
});

test("a lock that is empty or nonsense is taken over", () => {
  for (const text of ["", "{", "null", '{"pid":"1"}']) {
    lockedBy(text);
    lockFolder(folder).release();
  }
});

test.skipIf(!existsSync("/proc/self/stat"))("a number that went to another process is told apart", () => {
  lockedBy({ pid: process.pid, host: hostname(), born: "1" });
  lockFolder(folder).release();
});

test("the lock of another machine is left alone", () => {
  lockedBy({ pid: endedPid(), host: "elsewhere.example" });
  expect(() => lockFolder(folder)).toThrow(/is in use by process \d+ on elsewhere.example/);
});

test("a lock that was taken over meanwhile is not removed on release", () => {
  const lock = lockFolder(folder);
  lockedBy({ pid: 1, host: "other" });
  lock.release();
  expect(existsSync(join(folder, "lock"))).toBe(true);
});

test("a process that lives on is respected", async () => {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  try {
    lockedBy({ pid: child.pid, host: hostname() });
    expect(() => lockFolder(folder)).toThrow(`in use by process ${child.pid}`);
  } finally {
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("close", resolve));
  }
  lockFolder(folder).release();
});

import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeClouds } from "./clouds.ts";

const bin = fileURLToPath(new URL("../bin/anneal.js", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/commands/train.js", import.meta.url)));
if (!built) console.warn("skipped: killing anneal train as built; run `npm run build` first");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-kill-"));
  writeClouds(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const fileIn = (run: string, name: string): string => join(folder, run, name);
const textOf = (run: string): string => readFileSync(fileIn(run, "log.jsonl"), "utf8");
const sizeOf = (run: string, name: string): number => statSync(fileIn(run, name)).size;

/** What a run is: enough steps that it can be stopped in it. */
const flags = [
  "sgdr --peak 0.1 --cycle 250 --times 4 --csv clouds.csv --target colour --steps 1000 --seed 3",
  "--plateau --patience 2 --cut 0.5 --ema 0.95 --evaluate-every 40 --checkpoint-every 37",
].join(" ");

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** Where the command breaks off: break-in-write.mjs says how. */
interface Break {
  readonly BREAK_AFTER: string;
  readonly BREAK_FILE?: string;
}

function start(line: string, off?: Break): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const preload = off ? ["--import", new URL("./break-in-write.mjs", import.meta.url).href] : [];
  const argv = [...preload, bin, "train", ...line.split(" ")];
  const child = spawn(process.execPath, argv, { cwd: folder, env: { ...process.env, ...off } });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal, err })),
  );
  return { child, ended };
}

/** The frames of an event file without their times, which differ, and without what tells of resuming. */
function eventsIn(run: string): readonly string[] {
  const bytes = readFileSync(fileIn(run, "events.out.tfevents.anneal"));
  const frames: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    expect(bytes[at + 12]).toBe(0x09); // wall_time: field 1, eight bytes
    frames.push(bytes.toString("latin1", at + 12 + 9, at + 12 + length));
    at += length + 16;
  }
  return frames.filter((frame) => !frame.includes("resume"));
}

const withoutResume = (log: string): string =>
  log
    .split("\n")
    .filter((line) => !line.includes('"event":"resume"'))
    .join("\n");

describe.skipIf(!built)("a run as built", () => {
  beforeAll(async () => {
    expect(await start(`${flags} --out whole`).ended).toMatchObject({ code: 0 });
  });

  test("ends bit for bit as the unbroken one after kill -9 in six random writes", async () => {
    const whole = textOf("whole");
    const logs = whole.length + sizeOf("whole", "events.out.tfevents.anneal");
    const written = logs + Math.floor(1000 / 37) * sizeOf("whole", "checkpoint.anneal");
    let state = 12345;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let kill = 0; kill < 6; kill++) {
      // The run's own description, the first thing it writes, is whole.
      const after = 4000 + Math.floor(uniform() * 0.25 * written);
      const line = kill === 0 ? `${flags} --out broken` : "--resume broken";
      const { signal, err } = await start(line, { BREAK_AFTER: String(after) }).ended;
      expect([signal, err.includes("✗")], err).toEqual(["SIGKILL", false]);
      // The process may also be killed in the middle of a line.
      appendFileSync(fileIn("broken", "log.jsonl"), '{"step":12,"lr":0.0');
      appendFileSync(fileIn("broken", "events.out.tfevents.anneal"), Uint8Array.of(24, 0, 0));
    }
    const { code, err } = await start("--resume broken").ended;
    expect([code, err.includes("✗")]).toEqual([0, false]);
    expect(textOf("broken").match(/"event":"resume"/g)?.length).toBeGreaterThan(2);
    expect(withoutResume(textOf("broken"))).toBe(whole);
    expect(eventsIn("broken")).toEqual(eventsIn("whole"));
    const results = ["whole", "broken"].map((run) =>
      JSON.parse(readFileSync(fileIn(run, "result.json"), "utf8")),
    );
    expect({ ...results[1], seconds: 0 }).toEqual({ ...results[0], seconds: 0 });
  });

  test("saves everything at Ctrl-C, refuses a second user meanwhile, and goes on", async () => {
    const still = join(folder, "still");
    const line = `${flags} --checkpoint-every 100000 --out stopped`;
    const { child, ended } = start(line, { BREAK_AFTER: "4000", BREAK_FILE: still });
    while (!existsSync(still) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const second = await start("--resume stopped").ended;
    child.kill("SIGINT");
    rmSync(still);
    expect(second.code, second.err).toBe(2);
    expect(second.err).toContain(`✗ stopped is in use by process ${child.pid}`);
    const { code, err } = await ended;
    expect(code, err).toBe(1);
    const saved =
      /^! stopped after (\d+) of 1,000 steps; all of them are saved\n {2}→ anneal train --resume stopped$/m;
    const [, step] = saved.exec(err) ?? [];
    expect(textOf("stopped").match(/"loss"/g)).toHaveLength(Number(step));
    expect(await start("--resume stopped").ended).toMatchObject({ code: 0 });
    expect(withoutResume(textOf("stopped"))).toBe(textOf("whole"));
  });
});

import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { keepRunsIn } from "../../runners/keep-runs.ts";
import type { Runner, RunRequest, RunResult } from "../../runners/runner.ts";
import { readLine, writeLine } from "./run-lines.ts";
import { keepRuns, openRunStore } from "./run-store.ts";

const parent = mkdtempSync(join(tmpdir(), "anneal-store-"));
let folder = "";
let count = 0;
beforeEach(() => {
  folder = join(parent, `out ${count++}`);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const request = (seed: number): RunRequest => ({
  schedule: { kind: "constant", value: 0.1 },
  peakLr: 0.1,
  steps: 3,
  seed,
  evaluateAt: [3],
});
const result = (loss: number): RunResult => ({
  train: [loss, loss / 3],
  valid: [{ step: 3, loss: loss / 7, accuracy: 0.5 }],
  seconds: 0.25,
});

/** A runner that counts what it is asked for; the loss is the seed. */
function counting(): Runner & { readonly asked: number[] } {
  const asked: number[] = [];
  const run = async ({ seed }: RunRequest): Promise<RunResult> => {
    asked.push(seed);
    if (seed < 0) throw new Error("failed");
    return result(seed);
  };
  return { width: 3, run, close: async () => {}, asked };
}

test("what was done is not done again, not even by another process later", async () => {
  const first = openRunStore({ folder, identity: { data: "digits" } });
  const runner = counting();
  const kept = keepRunsIn(first, runner);
  expect(kept.width).toBe(3);
  expect(await kept.run(request(1))).toEqual(result(1));
  expect(await kept.run(request(2))).toEqual(result(2));
  expect(await kept.run(request(1))).toEqual(result(1));
  await expect(kept.run(request(-1))).rejects.toThrow("failed");
  expect(runner.asked).toEqual([1, 2, -1]);
  first.close();

  const later = counting();
  const second = await keepRuns(later, { folder, identity: { data: "digits" } });
  // The order of the fields does not matter.
  const same = Object.fromEntries(Object.entries(request(2)).reverse()) as unknown as RunRequest;
  expect(await second.run(same)).toEqual(result(2));
  await expect(second.run(request(-1))).rejects.toThrow("failed");
  expect(later.asked).toEqual([-1]);
  await second.close();
});

test("runs about something else stay in the file, and are not found", () => {
  const one = openRunStore({ folder, identity: { data: "digits" } });
  one.put(request(1), result(1));
  one.close();
  const other = openRunStore({ folder, identity: { data: "text" } });
  expect([other.found, other.get(request(1))]).toEqual([0, undefined]);
  other.put(request(1), result(5));
  other.close();
  const again = openRunStore({ folder, identity: { data: "digits" } });
  expect(again.get(request(1))).toEqual(result(1));
  again.close();
});

test("cut anywhere, the file gives all runs whose lines are whole, and takes new ones", () => {
  const whole = openRunStore({ folder, identity: { data: "a" } });
  const ends: number[] = [];
  for (const seed of [1, 2, 3]) {
    whole.put(request(seed), result(seed));
    ends.push(statSync(join(folder, "runs.jsonl")).size);
  }
  whole.close();
  const bytes = readFileSync(join(folder, "runs.jsonl"));
  for (let length = 0; length < bytes.length; length += 17) {
    writeFileSync(join(folder, "runs.jsonl"), bytes.subarray(0, length));
    const store = openRunStore({ folder, identity: { data: "a" } });
    expect(store.found).toBe(ends.filter((end) => end <= length).length);
    store.put(request(9), result(9));
    store.close();
    const again = openRunStore({ folder, identity: { data: "a" } });
    expect(again.found).toBe(store.found + 1);
    expect(again.get(request(9))).toEqual(result(9));
    again.close();
  }
});

test("lines that are no runs are passed over", () => {
  const store = openRunStore({ folder, identity: { data: "a" } });
  store.put(request(1), result(1));
  appendFileSync(join(folder, "runs.jsonl"), 'nonsense\n\n{"identity":{"data":"a"}}\nnull\n');
  store.close();
  const again = openRunStore({ folder, identity: { data: "a" } });
  expect(again.found).toBe(1);
  again.close();
});

test("a folder that cannot be made is a sentence", () => {
  writeFileSync(folder, "a file");
  expect(() => openRunStore({ folder: join(folder, "out"), identity: { data: "a" } })).toThrow(
    /out: cannot be written: its folder is a file$/,
  );
});

test("when the disk takes no more, that is a sentence, and what was kept before stays", () => {
  const at = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `import { openRunStore } from ${at("./run-store.ts")};
    const store = openRunStore({ folder: ${JSON.stringify(folder)} });
    const train = Array.from({ length: 400 }, (_, i) => 1 / (i + 3));
    for (let seed = 0; seed < 9; seed++) {
      try { store.put({ seed }, { train, valid: [], seconds: 1 }); console.log("kept"); }
      catch (error) { console.log(error.message); }
    }`;
  const node = [process.execPath, "--import", new URL("../../../test/from-source.mjs", import.meta.url).href];
  // A limit on the size of files: 40 blocks of 512 bytes, which end within the third line.
  const command = 'ulimit -f 40; exec "$@"';
  const argv = ["-c", command, "sh", ...node, "--input-type=module", "--eval", script];
  const lines = execFileSync("sh", argv, { encoding: "utf8" }).trim().split("\n");
  const refusal = `${folder}/runs.jsonl: cannot be written: the file would be too large`;
  expect(lines).toEqual(["kept", "kept", ...Array(7).fill(refusal)]);
  const store = openRunStore({ folder });
  expect(store.found).toBe(2);
  store.put(request(1), result(1));
  store.close();
  const again = openRunStore({ folder });
  expect(again.found).toBe(3);
  again.close();
});

test("a line gives back every number to the last bit", () => {
  const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity));
  const anyResult = fc.record({
    train: fc.oneof(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
    ),
    valid: fc.array(fc.record({ step: fc.nat(), loss: anyNumber })),
    diverged: fc.record({ step: fc.nat(), lr: fc.double(), lastFiniteLoss: anyNumber }),
    seconds: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  });
  fc.assert(
    fc.property(anyResult, (each) => {
      const read = readLine(writeLine({ identity: {}, request: request(1), result: each }));
      // JSON writes -0 as 0.
      const zero = (text: unknown): unknown => JSON.parse(JSON.stringify(text));
      expect(zero(read?.result.train)).toEqual(zero(each.train));
      expect(read?.result.valid.map(({ loss }) => loss + 0)).toEqual(each.valid.map(({ loss }) => loss + 0));
      expect(read?.result.diverged?.lastFiniteLoss).toEqual(each.diverged.lastFiniteLoss + 0);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a curve in float32 takes few characters", () => {
  const train = Array.from({ length: 1000 }, (_, i) => Math.fround(2.3 / (1 + i / 100)));
  const line = writeLine({ identity: {}, request: request(1), result: { train, valid: [], seconds: 1 } });
  expect(line.length).toBeLessThan(11 * 1000);
  expect(readLine(line)?.result.train).toEqual(train);
});

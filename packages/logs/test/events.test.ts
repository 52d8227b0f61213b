import { AnnealError } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEventRecords } from "../../lab/src/node/run-folder/tensorboard.ts";
import { readLog, readLogs, toRunLog } from "../src/index.ts";
import { bytes, double, event, field, float, frame, integer, simple, varint } from "./event-bytes.ts";

/** The scalars of a file, `[tag, step, value, time]` each, by tag. */
async function scalarsOf(data: Uint8Array) {
  const [table] = await readLog({ name: "events.out.tfevents.1", data });
  return table.columns.flatMap(({ name, steps, values, times }) =>
    [...values].map((value, i) => [name, steps?.[i], value, times?.[i]]),
  );
}

test("what anneal's own writer wrote is read, every number, step and time", async () => {
  const records = createEventRecords();
  const pieces = [
    records.version(1.5),
    records.scalars(0, 2, [
      ["lr", 0.5],
      ["loss", 2.25],
    ]),
    records.text(7, 5, ["event", "cut: ½"]),
    records.scalars(300, 3, [["lr/head", 1e-3]]),
    records.scalars(2 ** 40, 4, [["loss", Number.NaN]]),
  ];
  expect(await scalarsOf(Buffer.concat(pieces.map((each) => each.slice())))).toEqual([
    ["lr", 0, 0.5, 2],
    ["loss", 0, 2.25, 2],
    ["loss", 2 ** 40, Number.NaN, 4],
    ["lr/head", 300, Math.fround(1e-3), 3],
  ]);
});

test("a file begins as those of TensorFlow do: 24 bytes, and the checksum that they all have", async () => {
  const first = Buffer.from("1800000000000000a37f4b22", "hex");
  const version = bytes(0x09, double(1.7e9), 0x1a, 13, "brain.Event:2");
  expect(version.length).toBe(24);
  const [table] = await readLog({
    name: "x",
    data: bytes(first, frame(version).slice(12), event("a", simple(1))),
  });
  expect(table).toMatchObject({ rows: 2, says: [], format: "event file of TensorBoard" });
});

const [dtFloat, dtDouble, dtInt32, dtString, dtInt64, dtBfloat16, dtHalf] = [1, 2, 3, 7, 9, 14, 19];
const tensor = (dtype: number, ...rest: readonly Uint8Array[]): Uint8Array =>
  field(8, bytes(integer(1, dtype), field(2, ""), ...rest));
const one = bytes(field(2, integer(1, 1)));

test.each<readonly [string, Uint8Array, number | undefined]>([
  ["float_val", tensor(dtFloat, field(5, float(0.25))), 0.25],
  ["float_val that is not packed", tensor(dtFloat, bytes(0x2d, float(0.25))), 0.25],
  ["double_val", tensor(dtDouble, field(6, double(0.1))), 0.1],
  ["int_val", tensor(dtInt32, field(7, varint(300n))), 300],
  ["a negative int_val", tensor(dtInt32, field(7, varint(-5n))), -5],
  ["int64_val that is not packed", tensor(dtInt64, bytes(0x50, varint(77n))), 77],
  ["tensor_content of float", tensor(dtFloat, field(4, float(1.5))), 1.5],
  ["tensor_content of double", tensor(dtDouble, field(4, double(1e-300))), 1e-300],
  ["tensor_content of int64", tensor(dtInt64, field(4, bytes(255, 255, 255, 255, 255, 255, 255, 255))), -1],
  ["half_val", tensor(dtHalf, field(13, varint(0x3e00n))), 1.5],
  ["half_val of bfloat16", tensor(dtBfloat16, field(13, varint(0x3fc0n))), 1.5],
  ["tensor_content of half, infinite", tensor(dtHalf, field(4, bytes(0x00, 0x7c))), Infinity],
  ["a shape of one", field(8, bytes(integer(1, dtFloat), field(2, one), field(5, float(3)))), 3],
  ["two numbers", tensor(dtFloat, field(5, bytes(float(1), float(2)))), undefined],
  ["a text", tensor(dtString, field(8, "12")), undefined],
  ["a picture", field(4, bytes(integer(1, 8), integer(2, 8))), undefined],
])("a summary with %s is read for what it is", async (_, value, expected) => {
  const found = await scalarsOf(bytes(event("x", value, { step: 3 }), event("y", simple(1), { step: 4 })));
  expect(found.filter(([tag]) => tag === "x")).toEqual(expected === undefined ? [] : [["x", 3, expected, 0]]);
  expect(found.at(-1)).toEqual(["y", 4, 1, 0]);
});

test("metadata of a plugin may stand in any place", async () => {
  const plugin = field(9, field(1, field(1, "scalars")));
  const value = bytes(plugin, tensor(dtFloat, field(5, float(2))));
  expect(await scalarsOf(event("loss", value, { step: 9, time: 8 }))).toEqual([["loss", 9, 2, 8]]);
});

/** A file of `n` events with steps 0, 1, 2 ..., and where each of them ends. */
function numbered(n: number): { readonly file: Uint8Array; readonly ends: readonly number[] } {
  const pieces = Array.from({ length: n }, (_, step) => event("loss", simple(step), { step }));
  let end = 0;
  return { file: bytes(...pieces), ends: pieces.map(({ length }) => (end += length)) };
}

test("a file cut at any byte gives every record before it, and says where it tore", async () => {
  const { file, ends } = numbered(6);
  for (let size = 1; size < file.length; size++) {
    const whole = ends.filter((end) => end <= size).length;
    if (whole === 0) continue;
    const [table] = await readLog({ name: "x.tfevents.1", data: file.slice(0, size) });
    expect([...table.columns[0].values]).toEqual(Array.from({ length: whole }, (_, i) => i));
    const torn = `the file is torn at byte ${ends[whole - 1]}, in record ${whole + 1}; the ${whole} records before it are read`;
    expect(table.says).toEqual(ends.includes(size) ? [] : [torn]);
  }
});

test("a byte that is wrong anywhere costs its record only", async () => {
  const { file, ends } = numbered(5);
  for (let at = 0; at < file.length; at++) {
    const hurt = file.slice();
    hurt[at] ^= 0x41;
    const lost = ends.findIndex((end) => at < end);
    const [table] = await readLog({ name: "x.tfevents.1", data: hurt });
    expect([...table.columns[0].values]).toEqual([0, 1, 2, 3, 4].filter((step) => step !== lost));
    expect(table.says).toHaveLength(1);
    expect(table.says[0]).toMatch(/left out|torn/);
  }
});

test("pieces of any size give the same", async () => {
  const { file } = numbered(20);
  const whole = await scalarsOf(file);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: file.length }), { maxLength: 12 }), async (cuts) => {
      const places = [0, ...[...cuts].sort((a, b) => a - b), file.length];
      const data = (async function* () {
        for (let i = 1; i < places.length; i++) yield file.slice(places[i - 1], places[i]);
      })();
      const [table] = await readLog({ name: "x.tfevents.1", data });
      expect([...table.columns[0].values]).toEqual(whole.map(([, , value]) => value));
    }),
    { seed: 5, numRuns: 50 },
  );
});

test("bytes of chance are no log, and only AnnealError says so", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.boolean(), async (data, named) => {
      try {
        for (const table of await readLog({ name: named ? "x.tfevents.1" : "x", data })) toRunLog(table);
      } catch (error) {
        expect(error).toBeInstanceOf(AnnealError);
      }
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("the files of a folder are one run, in the order of their times; one that was resumed goes on", async () => {
  const part = (from: number, to: number, time: number): Uint8Array =>
    bytes(
      ...Array.from({ length: to - from }, (_, i) =>
        event("loss", simple(time + i), { step: 10 * (from + i), time: time + i }),
      ),
    );
  const tables = await readLogs([
    { name: "logs/run/events.out.tfevents.1000.b", data: part(4, 10, 1000) },
    { name: "logs/run/events.out.tfevents.200.a", data: part(0, 8, 200) },
    { name: "logs/other/events.out.tfevents.1", data: part(0, 2, 1) },
  ]);
  expect(tables.map(({ name }) => name)).toEqual(["logs/run", "logs/other"]);
  const { log, says } = toRunLog(tables[0]);
  expect([...(log.loss?.values ?? [])]).toEqual([200, 201, 202, 203, 1000, 1001, 1002, 1003, 1004, 1005]);
  expect(says).toContain("the run resumed at step 40: 4 values logged before, from there on, are replaced");
});

test("the folders train and validation of Keras are one run, whose steps are epochs", async () => {
  const epochs = (tag: string, values: readonly number[]): Uint8Array =>
    bytes(...values.map((value, step) => event(tag, simple(value), { step })));
  const files = () => [
    { name: "k/train/events.out.tfevents.1.v2", data: epochs("epoch_loss", [4, 2]) },
    { name: "k/validation/events.out.tfevents.2.v2", data: epochs("epoch_loss", [5, 3]) },
  ];
  const [table] = await readLogs(files());
  expect(() => toRunLog(table)).toThrow(
    'k: step: expected a column that counts updates, received "train/epoch_loss" (which counts epochs); say how many updates an epoch has with --steps-per-epoch',
  );
  const { log } = toRunLog(table, { stepsPerEpoch: 100 });
  expect([[...(log.loss?.steps ?? [])], [...(log.valLoss?.values ?? [])]]).toEqual([
    [100, 200],
    [5, 3],
  ]);
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEventRecords } from "./tensorboard.ts";

/** A reader that shares nothing with us: its own CRC bit by bit, its own protobuf. Prints each event as JSON. */
const reader = `
import json, struct, sys
def crc32c(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82f63b78 if crc & 1 else 0)
    return crc ^ 0xffffffff
def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xa282ead8) & 0xffffffff
def varint(data, i):
    value = shift = 0
    while True:
        value |= (data[i] & 127) << shift
        shift += 7
        i += 1
        if data[i - 1] < 128:
            return value, i
def fields(data):
    i, found = 0, {}
    while i < len(data):
        key, i = varint(data, i)
        kind = key & 7
        if kind == 0: value, i = varint(data, i)
        elif kind == 1: value, i = data[i:i + 8], i + 8
        elif kind == 5: value, i = data[i:i + 4], i + 4
        else:
            n, i = varint(data, i)
            value, i = data[i:i + n], i + n
        found.setdefault(key >> 3, []).append(value)
    assert i == len(data)
    return found
data, at = open(sys.argv[1], 'rb').read(), 0
while at < len(data):
    length, check = struct.unpack_from('<QI', data, at)
    assert masked(data[at:at + 8]) == check
    body = data[at + 12:at + 12 + length]
    assert masked(body) == struct.unpack_from('<I', data, at + 12 + length)[0]
    at += 16 + length
    event = fields(body)
    out = {'time': struct.unpack('<d', event[1][0])[0], 'step': event.get(2, [0])[0]}
    if 3 in event: out['version'] = event[3][0].decode()
    for summary in event.get(5, []):
        for value in fields(summary)[1]:
            value = fields(value)
            tag = value[1][0].decode()
            if 2 in value: out[tag] = struct.unpack('<f', value[2][0])[0]
            if 8 in value:
                tensor, plugin = fields(value[8][0]), fields(fields(value[9][0])[1][0])
                size = fields(fields(tensor[2][0])[2][0])[1][0]
                out[tag] = [plugin[1][0].decode(), tensor[1][0], size, tensor[8][0].decode()]
    print(json.dumps(out))
`;

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.warn("skipped: event files by an independent reader; install python3");

test.skipIf(!hasPython)("a reader of TensorBoard's format finds every number, step and text", () => {
  const records = createEventRecords();
  const long = "x".repeat(2000);
  const pieces = [
    records.version(1.5),
    records.scalars(0, 2, [
      ["lr", 0.5],
      ["loss", 2.25],
    ]),
    records.scalars(300, 3, [["lr/head", 1e-3]]),
    records.scalars(2 ** 40, 4, [["loss", Number.NaN]]),
    records.text(7, 5, ["event", "cut: ½"]),
    records.text(8, 5, [long, long]),
  ];
  const folder = mkdtempSync(join(tmpdir(), "anneal-events-"));
  try {
    const path = join(folder, "events");
    writeFileSync(path, Buffer.concat(pieces));
    const printed = execFileSync("python3", ["-c", reader, path], { encoding: "utf8" }).trim().split("\n");
    expect(printed.map((line) => JSON.parse(line.replace("NaN", '"NaN"')))).toEqual([
      { time: 1.5, step: 0, version: "brain.Event:2" },
      { time: 2, step: 0, lr: 0.5, loss: 2.25 },
      { time: 3, step: 300, "lr/head": Math.fround(1e-3) },
      { time: 4, step: 2 ** 40, loss: "NaN" },
      { time: 5, step: 7, event: ["text", 7, 1, "cut: ½"] },
      { time: 5, step: 8, [long]: ["text", 7, 1, long] },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

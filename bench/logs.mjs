import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLog, toRunLog } from "@anneal/logs";
import { eventFile } from "./event-file.mjs";
import { limited } from "./measure.mjs";

const size = 1_000_000;
const rounds = 3;
const pieceSize = 1 << 20;

/** Reading a million events of TensorBoard, and a million lines of CSV, in pieces of a MiB; and what memory it takes. */
export async function logRows() {
  const events = eventFile(size);
  const csv = csvFile(size);
  const folder = mkdtempSync(join(tmpdir(), "anneal-bench-"));
  try {
    return [
      limited("logs/tensorboard-1M", { value: await read("tfevents", events, size / 2), unit: "s", most: 3 }),
      limited("logs/tensorboard-1M-memory", {
        value: memory(join(folder, "tfevents"), events),
        unit: "MB",
        most: 500,
      }),
      limited("logs/csv-1M", { value: await read("run.csv", csv, size), unit: "s", most: 3 }),
      limited("logs/csv-1M-memory", { value: memory(join(folder, "run.csv"), csv), unit: "MB", most: 500 }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} data
 * @param {number} expected
 */
async function read(name, data, expected) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    const [table] = await readLog({ name, data: pieces(data) });
    const { log } = toRunLog(table);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
    if (log.loss?.steps.length !== expected) throw new Error(`${name}: values are missing`);
  }
  return best;
}

/** @param {Uint8Array} data */
async function* pieces(data) {
  for (let at = 0; at < data.length; at += pieceSize) yield data.subarray(at, at + pieceSize);
}

/**
 * @param {string} path
 * @param {Uint8Array} data
 */
function memory(path, data) {
  writeFileSync(path, data);
  const script = fileURLToPath(new URL("peak-memory.mjs", import.meta.url));
  return Number(execFileSync(process.execPath, [script, path], { encoding: "utf8" }));
}

/** @param {number} rows */
function csvFile(rows) {
  const lines = ["step,lr,loss"];
  for (let i = 0; i < rows; i++) {
    lines.push(`${i},${(1e-3 * (1 - i / rows)).toPrecision(8)},${(2 + 1 / (i + 1)).toFixed(6)}`);
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Trains the runs whose logs lie beside this file, a minute in all, and writes their logs as small tables. */

const here = fileURLToPath(new URL(".", import.meta.url));
const anneal = fileURLToPath(new URL("../../packages/cli/bin/anneal.js", import.meta.url));
const text = fileURLToPath(new URL("../data/text.txt", import.meta.url));
const every = 25;

for (const [name, schedule, steps] of [
  ["short-cosine", "cosine", 1500],
  ["short-wsd", "wsd", 1500],
  ["long-linear", "linear", 3000],
]) {
  const folder = mkdtempSync(join(tmpdir(), "anneal-runs-"));
  try {
    const flags = ["--peak", "0.01", "--warmup", "100", "--steps", String(steps), "--text", text];
    const out = ["--evaluate-every", String(every), "--out", join(folder, "run")];
    execFileSync(process.execPath, [anneal, "train", String(schedule), ...flags, ...out], {
      stdio: "inherit",
    });
    writeFileSync(`${here}${name}.csv`, tableOf(readFileSync(join(folder, "run", "log.jsonl"), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The rows of the steps at which the validation loss was read.
 *
 * @param {string} log
 */
function tableOf(log) {
  /** @type {Map<number, { lr?: number, loss?: number, valid_loss?: number }>} */
  const rows = new Map();
  for (const line of log.trim().split("\n")) {
    const { step, ...fields } = JSON.parse(line);
    rows.set(step, { ...rows.get(step), ...fields });
  }
  const read = [...rows].filter(([, { valid_loss }]) => valid_loss !== undefined);
  const short = (/** @type {number | undefined} */ value) =>
    value === undefined ? "" : Number(value.toPrecision(6));
  const lines = read.map(([step, row]) =>
    [step, short(row.lr), short(row.loss), short(row.valid_loss)].join(","),
  );
  return `step,lr,loss,val_loss\n${lines.join("\n")}\n`;
}

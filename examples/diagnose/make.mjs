import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Trains the runs whose logs lie beside this file, half a minute in all, and writes their logs as small tables. */

const here = fileURLToPath(new URL(".", import.meta.url));
const anneal = fileURLToPath(new URL("../../packages/cli/bin/anneal.js", import.meta.url));
const text = fileURLToPath(new URL("../data/text.txt", import.meta.url));
const steps = 1500;
const every = 10;

const warmup = { kind: "linear", from: 0, to: 0.01, over: 50 };
const cosine = (/** @type {number} */ over) => ({ kind: "cosine", from: 0.01, to: 0.001, over });
const schedule = (/** @type {number} */ length) => ({ kind: "sequence", of: [warmup, cosine(length - 50)] });

const runs = {
  // Two processes, and each steps the scheduler.
  twice: schedule(steps / 2),
  // Stopped after 900 updates, and gone on with a scheduler that nobody restored.
  resumed: { kind: "sequence", of: [{ kind: "slice", of: schedule(steps), over: 900 }, schedule(steps)] },
};

for (const [name, spec] of Object.entries(runs)) {
  const folder = mkdtempSync(join(tmpdir(), "anneal-runs-"));
  try {
    const file = join(folder, "spec.json");
    writeFileSync(file, JSON.stringify(spec));
    const flags = ["--steps", String(steps), "--text", text, "--out", join(folder, "run")];
    execFileSync(process.execPath, [anneal, "train", file, ...flags], { stdio: "inherit" });
    writeFileSync(`${here}${name}.csv`, tableOf(readFileSync(join(folder, "run", "log.jsonl"), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Every tenth update: its LR and its loss.
 *
 * @param {string} log
 */
function tableOf(log) {
  const rows = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const read = rows.filter(({ step, loss }) => loss !== undefined && step % every === 0);
  const short = (/** @type {number} */ value) => Number(value.toPrecision(6));
  return `step,lr,loss\n${read.map(({ step, lr, loss }) => `${[step, short(lr), short(loss)].join(",")}\n`).join("")}`;
}

// One Python process that runs many exports.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Job
 * @property {string} target
 * @property {string} text
 * @property {number} steps
 * @property {number} base
 */

/** @typedef {{ lrs?: (number | string)[], error?: string }} Answer */

/** Debian's Python, which has its PyTorch; else whatever is on the path. */
const candidates = ["/usr/bin/python3", "python3"];

/**
 * The Python that runs exports: the first with torch, else the first there is; undefined where there is none.
 * @returns {{ python: string, torch: string | null, numpy: string | null } | undefined}
 */
export function findPython() {
  const found = candidates.flatMap((python) => {
    const { status, stdout } = spawnSync(python, [runner], { input: "", encoding: "utf8" });
    return status === 0 ? [{ python, ...JSON.parse(stdout) }] : [];
  });
  return found.find(({ torch }) => torch) ?? found[0];
}

const runner = fileURLToPath(new URL("./runner.py", import.meta.url));

/**
 * Runs exports.
 * @param {string} python
 * @param {readonly Job[]} jobs
 * @returns {Answer[]} one for each job, in order
 */
export function runPython(python, jobs) {
  const input = jobs.map((job) => `${JSON.stringify(job)}\n`).join("");
  const { stdout, stderr, status } = spawnSync(python, [runner], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 31 - 1,
  });
  if (status !== 0) throw new Error(`${python}: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line));
}

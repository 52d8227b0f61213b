import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { random } from "@anneal/lab";
import { createPool, keepRuns } from "@anneal/lab/node";
import { labTasks } from "../../bench/lab-tasks.mjs";

/** @typedef {import("@anneal/lab").Runner} Runner */
/** @typedef {{ readonly spec: () => import("@anneal/lab").TaskSpec, readonly needs?: string }} Source */

const digits = /** @type {string} */ (labTasks.digits.spec.path);

/**
 * What is trained on: the digits beside the checkout, the text that comes with it, the digits as pictures for a CNN, and
 * made-up clouds of points with as many rows, columns and classes as the digits.
 *
 * @type {{ readonly [task: string]: Source }}
 */
const sources = {
  digits: { spec: () => labTasks.digits.spec, needs: digits },
  text: { spec: () => labTasks.text.spec },
  pictures: { spec: pictures, needs: digits },
  clouds: { spec: clouds },
};

/** Whether the data of a task are on this machine. */
export const isHere = (/** @type {string} */ task) => {
  const { needs } = sources[task];
  return needs === undefined || existsSync(needs);
};

/**
 * Runs of the lab, one at a time; finished ones are kept in .evidence/ and not made again.
 */
export function openLab() {
  /** @type {Map<string, Promise<Runner>>} */
  const open = new Map();
  const runnerOf = (/** @type {string} */ task, /** @type {"momentum" | "adamw"} */ kind) => {
    const name = `${task}-${kind}`;
    const found = open.get(name) ?? start(task, kind);
    open.set(name, found);
    return found;
  };
  return {
    runnerOf,
    close: async () => {
      for (const runner of open.values()) await (await runner).close();
    },
  };
}

/** @param {string} task @param {"momentum" | "adamw"} kind */
async function start(task, kind) {
  const optimizer = /** @type {import("@anneal/lab").OptimizerSpec} */ ({ kind });
  const pool = createPool({ task: sources[task].spec(), optimizer, width: 1 });
  const folder = fileURLToPath(new URL(`../../.evidence/claims-${task}-${kind}`, import.meta.url));
  return keepRuns(pool, { folder, identity: { task, kind, claims: 1 } });
}

/** The digits as 8 x 8 pictures in IDX. */
function pictures() {
  const rows = readFileSync(digits, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  const images = new Uint8Array(16 + rows.length * 64);
  images.set([0, 0, 8, 3, 0, 0, rows.length >> 8, rows.length & 255, 0, 0, 0, 8, 0, 0, 0, 8]);
  const labels = new Uint8Array(8 + rows.length);
  labels.set([0, 0, 8, 1, 0, 0, rows.length >> 8, rows.length & 255]);
  rows.forEach((row, i) => {
    images.set(
      row.slice(0, 64).map((level) => level * 15),
      16 + i * 64,
    );
    labels[8 + i] = row[64];
  });
  return /** @type {const} */ ({ kind: "images", path: "digits-images-idx3", images, labels, splitSeed: 0 });
}

/** Ten clouds of points, not quite apart: 1,797 rows of 61 numbers. */
function clouds() {
  const { uniform } = random("clouds");
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const centres = Array.from({ length: 10 }, () => Array.from({ length: 61 }, () => 0.45 * normal()));
  const lines = Array.from({ length: 1797 }, (_, i) => {
    const values = centres[i % 10].map((centre) => (centre + normal()).toFixed(4));
    return [...values, i % 10].join(",");
  });
  const head = [...centres[0].map((_, i) => `x${i}`), "target"].join(",");
  return /** @type {const} */ ({
    kind: "csv",
    text: [head, ...lines].join("\n"),
    target: "target",
    splitSeed: 0,
  });
}

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @typedef {{ spec: import("@anneal/lab").TaskSpec, steps: number, rates: readonly number[] }} LabTask */

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The tasks of the studies: a table that lies beside the checkout, where it is there, and the text that comes with it.
 * `rates` is the grid of a brute-force search: 9 rungs of the ladder about where the range test points.
 *
 * @type {{ readonly [name: string]: LabTask }}
 */
export const labTasks = {
  digits: {
    spec: { kind: "csv", path: here("../../shared/data/digits.csv"), target: "target", splitSeed: 0 },
    steps: 400,
    rates: [2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1],
  },
  text: {
    spec: { kind: "text", path: here("../examples/data/text.txt"), splitSeed: 0 },
    steps: 500,
    rates: [5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2],
  },
};

/** @param {string} name */
export function labTask(name) {
  const task = labTasks[name];
  if (task === undefined)
    throw new Error(`expected one of ${Object.keys(labTasks).join(", ")}, received ${name}`);
  const { path } = task.spec;
  if (path !== undefined && !existsSync(path)) throw new Error(`${name} is not here: ${path}`);
  return task;
}

/** @param {readonly number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(2)}%`;

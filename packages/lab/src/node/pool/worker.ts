import { readFile } from "node:fs/promises";
import { createJaxEngine } from "../../engine/index.ts";
import { LabError } from "../../errors.ts";
import { createLocalRunner } from "../../runners/local-runner.ts";
import { createAnswer } from "../../runners/workers/index.ts";
import { type Checkpoint, readCheckpoint } from "../../trainer/index.ts";
import { readSpec, readTask } from "../read-task.ts";

// The entry of a worker process: it loads its task once, and does one run after the other.

const answer = createAnswer({
  prepare: async ({ task, defaults }) => {
    const [engine, read] = await Promise.all([createJaxEngine(), readTask(task)]);
    const retain = defaults.retain && (await readSpec(defaults.retain)).spec;
    return createLocalRunner({ ...defaults, ...(retain && { retain }), engine, task: read, readInit });
  },
  // Without anyone to tell, the process is about to end.
  tell: (message) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  },
});
process.on("message", answer);
// Ctrl-C reaches every process of a terminal. Only the one that has the runs decides what comes of them.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

async function readInit(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path).catch(() => {
    throw new LabError(`${path}: cannot be read`);
  });
  return readCheckpoint(bytes, path);
}

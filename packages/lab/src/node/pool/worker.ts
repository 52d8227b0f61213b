import { readFile } from "node:fs/promises";
import { createJaxEngine } from "../../engine/index.ts";
import { LabError } from "../../errors.ts";
import { createLocalRunner } from "../../runners/local-runner.ts";
import type { Runner, RunRequest } from "../../runners/runner.ts";
import { type Checkpoint, readCheckpoint } from "../../trainer/index.ts";
import { readTask } from "../read-task.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { packError, packResult } from "./pack.ts";

// The entry of a worker process: it loads its task once, and does one run after the other.

let runner: Promise<Runner> | undefined;
let cancel = new AbortController();

process.on("message", (message: ToWorker) => {
  if (message.kind === "prepare") {
    runner = prepare(message);
    // What is wrong with the task is told to the run that needs it.
    runner.catch(() => {});
  } else if (message.kind === "cancel") cancel.abort(new LabError("cancelled"));
  else void answer(message.request);
});
// Ctrl-C reaches every process of a terminal. Only the one that has the runs decides what comes of them.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

async function prepare({ task, defaults }: ToWorker & { readonly kind: "prepare" }): Promise<Runner> {
  const [engine, read] = await Promise.all([createJaxEngine(), readTask(task)]);
  return createLocalRunner({ ...defaults, engine, task: read, readInit });
}

async function readInit(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path).catch(() => {
    throw new LabError(`${path}: cannot be read`);
  });
  return readCheckpoint(bytes, path);
}

async function answer(request: RunRequest): Promise<void> {
  cancel = new AbortController();
  const { signal } = cancel;
  const progress = (step: number, loss: number): void => tell({ kind: "progress", step, loss });
  try {
    const ready = (await runner) as Runner;
    tell({ kind: "done", result: packResult(await ready.run(request, { signal, progress })) });
  } catch (error) {
    tell({ kind: "failed", error: packError(error) });
  }
}

function tell(message: FromWorker): void {
  // Without anyone to tell, the process is about to end.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

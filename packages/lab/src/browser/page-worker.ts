import { LabError } from "../errors.ts";
import type { RunDefaults } from "../runners/local-runner.ts";
import { type FromWorker, type ToWorker, WorkerDied, type WorkerLink } from "../runners/workers/index.ts";
import type { TaskSpec } from "../tasks/index.ts";
import { type FromPageWorker, type Here, locksHere } from "./here.ts";
import type { WorkerEvent, WorkerLike } from "./worker-like.ts";

/** Starts a worker of this page and tells it its task. @throws LabError when the page may not have it. */
export function startPageWorker(spawn: () => WorkerLike, task: TaskSpec, defaults: RunDefaults): WorkerLink {
  const worker = spawned(spawn);
  let dead = false;
  /** What waits until the worker is there, and so until its end can be known. */
  let waiting: ToWorker[] | undefined = [{ kind: "prepare", task, defaults }];
  let settle = (_: WorkerDied): void => {};
  const ended = new Promise<WorkerDied>((resolve) => {
    settle = resolve;
  });
  const die = (how: string): void => {
    if (dead) return;
    dead = true;
    worker.terminate();
    settle(new WorkerDied(how));
  };
  const send = (message: ToWorker): void => {
    if (waiting !== undefined) waiting.push(message);
    else if (!dead) worker.postMessage(message);
  };
  const onHere = ({ lock }: Here): void => {
    if (lock !== undefined)
      whenFree(lock, () => die("was ended by the browser, as happens when memory runs out"));
    const first = waiting ?? [];
    waiting = undefined;
    first.forEach(send);
  };
  worker.addEventListener("message", ({ data }) => {
    const message = data as FromPageWorker;
    if (message.kind === "here") onHere(message);
  });
  worker.addEventListener("messageerror", () => die("told something that could not be read"));
  worker.addEventListener("error", ({ message }) => die(howItFailed(waiting === undefined, message)));
  return {
    send,
    listen: (hear) => {
      const onMessage = ({ data }: WorkerEvent): void => {
        const message = data as FromPageWorker;
        if (message.kind !== "here") hear(message satisfies FromWorker);
      };
      worker.addEventListener("message", onMessage);
      return () => worker.removeEventListener("message", onMessage);
    },
    isAlive: () => !dead,
    ended,
    kill: () => die("was ended"),
  };
}

function spawned(spawn: () => WorkerLike): WorkerLike {
  try {
    return spawn();
  } catch (error) {
    throw new LabError(`a worker could not be started: ${error instanceof Error ? error.message : error}`);
  }
}

/** Calls when nobody holds a lock any more. */
function whenFree(lock: string, call: () => void): void {
  // A page that is being left may get no lock.
  locksHere()
    ?.request(lock, call)
    .catch(() => {});
}

function howItFailed(loaded: boolean, message: string | undefined): string {
  if (message) return `failed: ${message.replace(/^Uncaught /, "")}`;
  return loaded ? "failed" : "could not be loaded";
}

import { createJaxEngine } from "../engine/index.ts";
import { LabError } from "../errors.ts";
import { createLocalRunner } from "../runners/local-runner.ts";
import { createAnswer, type ToWorker } from "../runners/workers/index.ts";
import { makeTask } from "../tasks/index.ts";
import { type FromPageWorker, locksHere } from "./here.ts";

// The entry of a worker of a page: it makes its task once, and does one run after the other.

interface WorkerScope {
  readonly postMessage: (message: FromPageWorker) => void;
  readonly addEventListener: (
    type: "message",
    listener: (event: { readonly data: ToWorker }) => void,
  ) => void;
}
const scope = globalThis as unknown as WorkerScope;

const answer = createAnswer({
  prepare: async ({ task, defaults }) =>
    createLocalRunner({ ...defaults, engine: await createJaxEngine(), task: makeTask(task), readInit }),
  tell: (message) => scope.postMessage(message),
});
scope.addEventListener("message", ({ data }) => answer(data));
sayHere();

/** Says that the script is there, and takes the lock by which the page knows that this worker lives. */
function sayHere(): void {
  const locks = locksHere();
  if (locks === undefined) return scope.postMessage({ kind: "here" });
  const lock = `anneal ${crypto.randomUUID()}`;
  const forever = new Promise<void>(() => {});
  const held = (): Promise<void> => {
    scope.postMessage({ kind: "here", lock });
    return forever;
  };
  locks.request(lock, held).catch(() => scope.postMessage({ kind: "here" }));
}

async function readInit(path: string): Promise<never> {
  throw new LabError(`${path}: a page has no files, so no run can start from this checkpoint`);
}

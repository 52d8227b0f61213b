import { type ChildProcess, fork } from "node:child_process";
import type { RunDefaults } from "../../runners/local-runner.ts";
import type { RunRequest, RunResult, RunWatch } from "../../runners/runner.ts";
import type { TaskSpec } from "../../tasks/index.ts";
import { createTail, lastLines } from "../exec/words.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { unpackError, unpackResult } from "./pack.ts";
import type { WorkerEntry } from "./worker-entry.ts";

/** A process with the task in it. */
export interface WorkerProcess {
  /** One run; the next only after it. @throws WorkerDied when the process ends during it. */
  readonly run: (request: RunRequest, watch?: RunWatch) => Promise<RunResult>;
  readonly isAlive: () => boolean;
  /** Ends the process. */
  readonly end: () => Promise<void>;
}

/** The process ended during a run: that says nothing about the run itself. */
export class WorkerDied extends Error {
  readonly how: string;
  /** The last lines that it wrote to its standard error. */
  readonly lines: readonly string[];

  constructor(how: string, lines: readonly string[]) {
    super(how);
    this.how = how;
    this.lines = lines;
  }
}

/** Milliseconds that a cancelled run may take to end: compiling is the longest that a worker is not listening. */
const patience = 3000;

export function startWorker(entry: WorkerEntry, task: TaskSpec, defaults: RunDefaults): WorkerProcess {
  const child = fork(entry.path, {
    execArgv: [...entry.execArgv],
    // Numbers that are not finite, and numbers side by side, stay what they are.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors = createTail();
  child.stderr?.on("data", (bytes: Buffer) => errors.add(bytes.toString()));
  let dead: WorkerDied | undefined;
  const ended = new Promise<WorkerDied>((resolve) => {
    const die = (how: string): void => {
      dead ??= new WorkerDied(how, lastLines(errors.text()));
      resolve(dead);
    };
    child.once("error", (error) => die(`could not be started: ${error.message}`));
    child.once("close", (code, signal) => die(wordsOf(code, signal)));
  });
  const send = (message: ToWorker): void => {
    if (child.connected) child.send(message, () => {});
  };
  send({ kind: "prepare", task, defaults });
  return {
    run: async (request, watch = {}) => {
      watch.signal?.throwIfAborted();
      send({ kind: "run", request });
      return await outcome(child, { ended, watch, cancel: () => send({ kind: "cancel" }) });
    },
    isAlive: () => dead === undefined && child.connected,
    end: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

interface Outcome {
  readonly ended: Promise<WorkerDied>;
  readonly watch: RunWatch;
  readonly cancel: () => void;
}

/** What comes of the run that a worker does now. */
async function outcome(child: ChildProcess, { ended, watch, cancel }: Outcome): Promise<RunResult> {
  const { signal, progress } = watch;
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    cancel();
    timer = setTimeout(() => child.kill("SIGKILL"), patience);
  };
  let onMessage = (_: FromWorker): void => {};
  const answer = new Promise<RunResult>((resolve, reject) => {
    onMessage = (message) => {
      if (message.kind === "progress") progress?.(message.step, message.loss);
      else if (message.kind === "done") resolve(unpackResult(message.result));
      else reject(unpackError(message.error));
    };
  });
  child.on("message", onMessage);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const died = ended.then((error) => Promise.reject(error));
    return await Promise.race([answer, died]);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    child.off("message", onMessage);
    signal?.removeEventListener("abort", onAbort);
  }
}

function wordsOf(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === "SIGKILL") return "was killed, as happens when memory runs out";
  return signal === null ? `ended with exit status ${code}` : `was ended by ${signal}`;
}

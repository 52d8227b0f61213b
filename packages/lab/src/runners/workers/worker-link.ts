import type { RunRequest, RunResult, RunWatch } from "../runner.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { unpackError, unpackResult } from "./pack.ts";

/** A worker as its host sees it, whatever it is: a process, or a worker of a page. */
export interface WorkerLink {
  /** Does nothing once the worker has ended. */
  readonly send: (message: ToWorker) => void;
  /** Hears what the worker tells, until the function that it gives is called. */
  readonly listen: (hear: (message: FromWorker) => void) => () => void;
  readonly isAlive: () => boolean;
  /** Settles when the worker has ended. */
  readonly ended: Promise<WorkerDied>;
  /** Ends it at once. */
  readonly kill: () => void;
}

/** The worker ended during a run: that says nothing about the run itself. */
export class WorkerDied extends Error {
  readonly how: string;
  /** The last lines that it wrote. */
  readonly lines: readonly string[];

  constructor(how: string, lines: readonly string[] = []) {
    super(how);
    this.how = how;
    this.lines = lines;
  }
}

/** Milliseconds that a cancelled run may take to end: compiling is the longest that a worker is not listening. */
const patience = 3000;

/** A run, and the number that tells it from others of its worker. */
export interface NumberedRun {
  readonly id: number;
  readonly request: RunRequest;
}

/** One run by a worker. @throws WorkerDied when it ends during the run. */
export async function runBy(
  { send, listen, ended, kill }: WorkerLink,
  { id, request }: NumberedRun,
  { signal, progress, reading }: RunWatch = {},
): Promise<RunResult> {
  signal?.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onAbort = (): void => {
    send({ kind: "cancel", id });
    timer = setTimeout(kill, patience);
  };
  let stopListening = (): void => {};
  const answer = new Promise<RunResult>((resolve, reject) => {
    stopListening = listen((message) => {
      if (message.id !== id) return;
      if (message.kind === "progress") progress?.(message.step, message.loss);
      else if (message.kind === "reading") reading?.(message.set, message.reading);
      else if (message.kind === "done") resolve(unpackResult(message.result));
      else reject(unpackError(message.error));
    });
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  send({ kind: "run", id, request });
  try {
    const died = ended.then((error) => Promise.reject(error));
    return await Promise.race([answer, died]);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    stopListening();
    signal?.removeEventListener("abort", onAbort);
  }
}

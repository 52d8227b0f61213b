import { LabError } from "../../errors.ts";
import type { Runner, RunRequest } from "../runner.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { packError, packResult } from "./pack.ts";

/** What is particular to a kind of worker. */
export interface WorkerSide {
  /** Loads the task, once. */
  readonly prepare: (message: ToWorker & { readonly kind: "prepare" }) => Promise<Runner>;
  readonly tell: (message: FromWorker) => void;
}

/** The worker's side of its conversation: hears messages, does the runs, and tells what comes of them. */
export function createAnswer({ prepare, tell }: WorkerSide): (message: ToWorker) => void {
  let runner: Promise<Runner> | undefined;
  const cancels = new Map<number, AbortController>();
  const answer = async (id: number, request: RunRequest): Promise<void> => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    try {
      const ready = (await runner) as Runner;
      const result = await ready.run(request, {
        signal: cancel.signal,
        progress: (step, loss) => tell({ kind: "progress", id, step, loss }),
        reading: (set, reading) => tell({ kind: "reading", id, set, reading }),
      });
      tell({ kind: "done", id, result: packResult(result) });
    } catch (error) {
      tell({ kind: "failed", id, error: packError(error) });
    } finally {
      cancels.delete(id);
    }
  };
  return (message) => {
    if (message.kind === "prepare") {
      runner = prepare(message);
      // What is wrong with the task is told to the run that needs it.
      runner.catch(() => {});
    } else if (message.kind === "cancel") cancels.get(message.id)?.abort(new LabError("cancelled"));
    else if (message.kind === "hold") runner?.then(({ hold }) => hold?.(message.held)).catch(() => {});
    else if (message.kind === "run") void answer(message.id, message.request);
  };
}

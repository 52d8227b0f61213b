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

/** The worker's side of its conversation: hears messages, does one run after the other, and tells what comes of it. */
export function createAnswer({ prepare, tell }: WorkerSide): (message: ToWorker) => void {
  let runner: Promise<Runner> | undefined;
  let cancel = new AbortController();
  const answer = async (request: RunRequest): Promise<void> => {
    cancel = new AbortController();
    const { signal } = cancel;
    const progress = (step: number, loss: number): void => tell({ kind: "progress", step, loss });
    try {
      const ready = (await runner) as Runner;
      tell({ kind: "done", result: packResult(await ready.run(request, { signal, progress })) });
    } catch (error) {
      tell({ kind: "failed", error: packError(error) });
    }
  };
  return (message) => {
    if (message.kind === "prepare") {
      runner = prepare(message);
      // What is wrong with the task is told to the run that needs it.
      runner.catch(() => {});
    } else if (message.kind === "cancel") cancel.abort(new LabError("cancelled"));
    else void answer(message.request);
  };
}

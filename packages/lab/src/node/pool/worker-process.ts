import { fork } from "node:child_process";
import type { RunDefaults } from "../../runners/local-runner.ts";
import { type FromWorker, type ToWorker, WorkerDied, type WorkerLink } from "../../runners/workers/index.ts";
import type { TaskSpec } from "../../tasks/index.ts";
import { createTail, lastLines } from "../exec/words.ts";
import type { WorkerEntry } from "./worker-entry.ts";

/** Starts a process and tells it its task. */
export function startWorker(entry: WorkerEntry, task: TaskSpec, defaults: RunDefaults): WorkerLink {
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
    send,
    listen: (hear) => {
      const onMessage = (message: unknown): void => hear(message as FromWorker);
      child.on("message", onMessage);
      return () => child.off("message", onMessage);
    },
    isAlive: () => dead === undefined && child.connected,
    ended,
    kill: () => child.kill("SIGKILL"),
  };
}

function wordsOf(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === "SIGKILL") return "was killed, as happens when memory runs out";
  return signal === null ? `ended with exit status ${code}` : `was ended by ${signal}`;
}

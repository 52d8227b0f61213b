import { inPage } from "./in-page.ts";
import type { JobMessage, JobName, JobReply } from "./jobs.ts";

/** What may be wanted of a job beside its answer. */
export interface JobOptions {
  readonly progress?: (done: number) => void;
  /** Ends the job where it stands: its worker with it, so that nothing of it goes on. */
  readonly signal?: AbortSignal;
}

export type DoJob = (name: JobName, request: unknown, options?: JobOptions) => Promise<unknown>;

interface Asked extends JobOptions {
  readonly message: JobMessage;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Crew {
  readonly worker: Worker;
  /** Its script was loaded. */
  isUp: boolean;
  job: Asked | undefined;
}

/** Workers that do one job each, at most so many at once; what is asked meanwhile waits. Where there can be none, the page does it. */
export function createPool(
  makeWorker: () => Worker | undefined,
  most: number,
): { readonly run: DoJob; readonly close: () => void } {
  const crews = new Set<Crew>();
  const waiting: Asked[] = [];
  let isHere = false;
  let count = 0;

  const drop = (crew: Crew): void => {
    crew.worker.terminate();
    crews.delete(crew);
  };
  /** A page may be forbidden to start workers: then it works itself. */
  const goHere = (): void => {
    isHere = true;
    const asked = [...[...crews].flatMap(({ job }) => job ?? []), ...waiting.splice(0)];
    for (const crew of [...crews]) drop(crew);
    for (const each of asked) void inPage(each.message, each).then(each.resolve, each.reject);
  };
  const hear = (crew: Crew, reply: JobReply): void => {
    if ("up" in reply) {
      crew.isUp = true;
      return;
    }
    const { job } = crew;
    if (job?.message.id !== reply.id) return;
    if ("progress" in reply) return job.progress?.(reply.progress);
    crew.job = undefined;
    if ("answer" in reply) job.resolve(reply.answer);
    else job.reject(new Error(reply.error));
    // One is kept, warm for the next job; others hold memory for nothing.
    if (waiting.length === 0 && crews.size > 1) drop(crew);
    goOn();
  };
  const fail = (crew: Crew, message: string): void => {
    if (!crew.isUp) return goHere();
    const { job } = crew;
    drop(crew);
    job?.reject(new Error(`The worker stopped: ${message || "not enough memory"}`));
    goOn();
  };
  const open = (): Crew | undefined => {
    let worker: Worker | undefined;
    try {
      worker = makeWorker();
    } catch {
      worker = undefined;
    }
    if (worker === undefined) return undefined;
    const crew: Crew = { worker, isUp: false, job: undefined };
    crews.add(crew);
    worker.onmessage = ({ data }: MessageEvent<JobReply>) => hear(crew, data);
    worker.onerror = (event) => {
      event.preventDefault();
      fail(crew, event.message);
    };
    return crew;
  };
  const goOn = (): void => {
    while (waiting.length > 0) {
      const free =
        [...crews].find(({ job }) => job === undefined) ?? (crews.size < most ? open() : undefined);
      if (free === undefined) {
        if (crews.size === 0) goHere();
        return;
      }
      free.job = waiting.shift();
      free.worker.postMessage(free.job?.message);
    }
  };
  const cancel = (asked: Asked): void => {
    const at = waiting.indexOf(asked);
    if (at >= 0) waiting.splice(at, 1);
    for (const crew of [...crews]) if (crew.job === asked) drop(crew);
    asked.reject(asked.signal?.reason);
    goOn();
  };
  return {
    run: (name, request, { progress, signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const message: JobMessage = { id: count++, name, request };
        const asked: Asked = {
          message,
          resolve,
          reject,
          ...(progress && { progress }),
          ...(signal && { signal }),
        };
        signal?.addEventListener("abort", () => cancel(asked), { once: true });
        if (isHere) void inPage(message, asked).then(resolve, reject);
        else {
          waiting.push(asked);
          goOn();
        }
      }),
    close: () => {
      waiting.length = 0;
      for (const crew of [...crews]) drop(crew);
    },
  };
}

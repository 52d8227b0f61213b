import type { AnswerOf, JobMessage, JobName, JobReply, RequestOf } from "./jobs.ts";

/** Gives jobs to workers of the page; where there can be none, does them in the page. */
export interface Client {
  readonly run: <Name extends JobName>(
    name: Name,
    request: RequestOf<Name>,
    progress?: (done: number) => void,
  ) => Promise<AnswerOf<Name>>;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress?: ((done: number) => void) | undefined;
}

/** A long file in one worker does not hold up forecasts in the other. */
const laneOf = (name: JobName): "reading" | "laws" => (name === "read" ? "reading" : "laws");

export function createClient(makeWorker: () => Worker | undefined): Client {
  const lanes = new Map<string, ReturnType<typeof createLane>>();
  const laneFor = (name: JobName): ReturnType<typeof createLane> => {
    const key = laneOf(name);
    const lane = lanes.get(key) ?? createLane(makeWorker);
    lanes.set(key, lane);
    return lane;
  };
  return {
    run: (name, request, progress) =>
      laneFor(name)(name, request, progress) as Promise<AnswerOf<typeof name>>,
    close: () => lanes.clear(),
  };
}

function createLane(makeWorker: () => Worker | undefined) {
  let worker: Worker | undefined;
  let isHere = false;
  let count = 0;
  const waiting = new Map<number, Waiting & { readonly message: JobMessage }>();
  const goHere = (): void => {
    isHere = true;
    worker?.terminate();
    worker = undefined;
    for (const each of waiting.values()) void inPage(each.message, each);
    waiting.clear();
  };
  const open = (): void => {
    try {
      worker = makeWorker();
    } catch {
      worker = undefined;
    }
    if (worker === undefined) return goHere();
    worker.onmessage = ({ data }: MessageEvent<JobReply>) => {
      const asked = waiting.get(data.id);
      if (asked === undefined) return;
      if ("progress" in data) return asked.progress?.(data.progress);
      waiting.delete(data.id);
      if ("answer" in data) asked.resolve(data.answer);
      else asked.reject(new Error(data.error));
    };
    // A page may be forbidden to start workers: what was asked of it is then done here.
    worker.onerror = (event) => {
      event.preventDefault();
      goHere();
    };
  };
  return (name: JobName, request: unknown, progress?: (done: number) => void): Promise<unknown> => {
    if (worker === undefined && !isHere) open();
    const message: JobMessage = { id: count++, name, request };
    return new Promise((resolve, reject) => {
      const asked = { resolve, reject, progress, message };
      if (isHere) void inPage(message, asked);
      else {
        waiting.set(message.id, asked);
        worker?.postMessage(message);
      }
    });
  };
}

async function inPage({ name, request }: JobMessage, { resolve, reject, progress }: Waiting): Promise<void> {
  try {
    const { jobs } = await import("./jobs.ts");
    const job = jobs[name] as (request: unknown, progress?: (done: number) => void) => unknown;
    resolve(await job(request, progress ?? (() => {})));
  } catch (error) {
    reject(error instanceof Error ? error : new Error(String(error)));
  }
}

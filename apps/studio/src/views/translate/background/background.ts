import { type AnswerOf, type JobName, jobs, type Question, type Reply, type RequestOf } from "./jobs.ts";

/** Work of one kind, away from the page: the newest question counts, whatever is under way for an older one is ended. */
export interface Background {
  /** Answers, unless another question comes first or `stop` is called: then it stays silent. */
  readonly ask: <Name extends JobName>(name: Name, request: RequestOf<Name>) => Promise<AnswerOf<Name>>;
  /** Ends what is under way. */
  readonly stop: () => void;
}

type Waiting = Question & {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
};

/** Asks a worker, which is started when there is something to do; where there can be none, the page does it itself. */
export function createBackground(startWorker: () => Worker): Background {
  let worker: Worker | undefined;
  let waiting: Waiting | undefined;
  let isHere = false;
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const settle = (reply: Reply): void => {
    const asked = waiting;
    waiting = undefined;
    if (asked === undefined) return;
    if ("answer" in reply) asked.resolve(reply.answer);
    else asked.reject(new Error(reply.error));
  };
  const doHere = (): void => {
    isHere = true;
    end();
    const asked = waiting;
    setTimeout(() => {
      if (asked === undefined || waiting !== asked) return;
      const job = jobs[asked.name] as (request: unknown) => unknown;
      try {
        settle({ answer: job(asked.request) });
      } catch (error) {
        settle({ error: error instanceof Error ? error.message : String(error) });
      }
    });
  };
  const open = (): Worker => {
    const opened = startWorker();
    opened.onmessage = ({ data }: MessageEvent<Reply>) => settle(data);
    // A page may be forbidden to start workers.
    opened.onerror = (event) => {
      event.preventDefault();
      if (opened === worker) doHere();
    };
    return opened;
  };
  const post = (question: Question): void => {
    if (isHere) return doHere();
    try {
      worker ??= open();
      worker.postMessage(question);
    } catch {
      doHere();
    }
  };
  const stop = (): void => {
    // A worker that is at rest is kept for the next question.
    if (waiting !== undefined) end();
    waiting = undefined;
  };
  return {
    ask: (name, request) => {
      stop();
      return new Promise((resolve, reject) => {
        waiting = { name, request, resolve: resolve as (answer: unknown) => void, reject };
        post({ name, request });
      });
    },
    stop,
  };
}

import { jobs, type Question, type Reply } from "./jobs.ts";

/** Answers the page: one message, one job. */
function listen(): void {
  addEventListener("message", ({ data }: MessageEvent<Question>) => {
    const job = jobs[data.name] as (request: unknown) => unknown;
    postMessage(replyOf(() => job(data.request)));
  });
}

function replyOf(run: () => unknown): Reply {
  try {
    return { answer: run() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

listen();

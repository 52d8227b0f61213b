import { type JobMessage, type JobReply, jobs } from "./jobs.ts";

/** Answers the page: one message, one job. */
function listen(): void {
  const send = (reply: JobReply): void => postMessage(reply);
  addEventListener("message", async ({ data }: MessageEvent<JobMessage>) => {
    const { id, name, request } = data;
    try {
      const job = jobs[name] as (request: unknown, progress: (done: number) => void) => unknown;
      send({ id, answer: await job(request, (progress) => send({ id, progress })) });
    } catch (error) {
      send({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

listen();

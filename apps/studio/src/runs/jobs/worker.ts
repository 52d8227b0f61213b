import { buffersOf } from "./buffers-of.ts";
import { type JobMessage, type JobReply, type JobTools, jobs } from "./jobs.ts";

/** Answers the page: one message, one job. */
function listen(): void {
  // What a job has made is handed over, not copied: it is done with it.
  const send = (reply: JobReply, transfer: readonly ArrayBuffer[] = []): void =>
    postMessage(reply, { transfer: [...transfer] });
  addEventListener("message", async ({ data }: MessageEvent<JobMessage>) => {
    const { id, name, request } = data;
    try {
      const job = jobs[name] as (request: unknown, tools: JobTools) => unknown;
      const answer = await job(request, { progress: (progress) => send({ id, progress }) });
      send({ id, answer }, buffersOf(answer));
    } catch (error) {
      send({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  send({ up: true });
}

listen();

import type { JobMessage, JobTools } from "./jobs.ts";

/** Does a job in the page. */
export async function inPage(
  { name, request }: JobMessage,
  { progress = () => {}, signal }: Partial<JobTools>,
): Promise<unknown> {
  const { jobs } = await import("./jobs.ts");
  const job = jobs[name] as (request: unknown, tools: JobTools) => unknown;
  return await job(request, { progress, ...(signal && { signal }) });
}

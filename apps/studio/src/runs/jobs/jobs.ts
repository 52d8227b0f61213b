import { fit } from "./fit.ts";
import { compare, forecast, longer, optimise } from "./forecast.ts";
import { read } from "./read.ts";

/** What may take longer than a frame: it runs in a worker. */
export const jobs = { read, fit, forecast, compare, optimise, longer };

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type RequestOf<Name extends JobName> = Parameters<Jobs[Name]>[0];
export type AnswerOf<Name extends JobName> = Awaited<ReturnType<Jobs[Name]>>;

/** What a job is given beside its request. */
export interface JobTools {
  readonly progress: (done: number) => void;
  /** Where it works in the page, which cannot end it otherwise. */
  readonly signal?: AbortSignal;
}

/** What the page sends. */
export interface JobMessage {
  readonly id: number;
  readonly name: JobName;
  readonly request: unknown;
}

/** What the worker sends: that it is there, how far it is, an answer, or an error's sentence. */
export type JobReply =
  | { readonly up: true }
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

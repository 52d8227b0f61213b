import { compare } from "../compare.ts";
import { readSide } from "../read-side.ts";

/** What may take longer than a frame: reading a long text, looking at every step of a long run. */
export const jobs = { read: readSide, compare };

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type RequestOf<Name extends JobName> = Parameters<Jobs[Name]>[0];
export type AnswerOf<Name extends JobName> = ReturnType<Jobs[Name]>;

/** What the page sends. */
export interface Question {
  readonly name: JobName;
  readonly request: unknown;
}

/** What the worker sends. */
export type Reply = { readonly answer: unknown } | { readonly error: string };

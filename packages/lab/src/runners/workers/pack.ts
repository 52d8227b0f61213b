import { AnnealError, type Problem } from "anneal";
import { LabError } from "../../errors.ts";
import type { RunResult } from "../runner.ts";
import type { PackedError, PackedResult } from "./messages.ts";

export const packResult = (result: RunResult): PackedResult => ({
  ...result,
  train: Float64Array.from(result.train),
});

export const unpackResult = (packed: PackedResult): RunResult => ({
  ...packed,
  train: Array.from(packed.train),
});

/** An error as data: classes do not survive the way between processes. */
export function packError(error: unknown): PackedError {
  if (error instanceof AnnealError) return { message: error.message, problems: error.problems };
  if (error instanceof LabError) return { message: error.message, hint: error.hint };
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: String(error) };
}

/** The error again, of the class that it had where that matters. */
export function unpackError({ message, hint, problems, stack }: PackedError): Error {
  if (problems !== undefined) return new AnnealError(problems as [Problem, ...Problem[]]);
  if (stack === undefined) return new LabError(message, hint);
  return Object.assign(new Error(message), { stack });
}

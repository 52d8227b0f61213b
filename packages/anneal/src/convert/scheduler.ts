import { type ErrorCode, refuse } from "../errors/index.ts";
import type { Call } from "./call.ts";
import type { ConvertContext } from "./context.ts";
import type { Converted } from "./converted.ts";
import { type Args, bind, type Params } from "./params/bind.ts";
import { problem } from "./problem.ts";

/** Where a scheduler is converted: its path in the input, and what surrounds it. */
export interface Scope {
  readonly path: string;
  readonly context: ConvertContext;
}

/** A scheduler of a framework: the names of its parameters, and what it becomes. */
export interface Scheduler {
  readonly params: readonly string[];
  readonly convert: (call: Call, scope: Scope) => Converted;
}

/** The schedulers of a framework by name. */
export interface Schedulers {
  readonly [name: string]: Scheduler;
}

/** Makes a {@link Scheduler} of its parameters and what is done with their arguments. */
export function scheduler<P extends Params>(
  params: P,
  convert: (args: Args<P>, scope: Scope) => Converted,
): Scheduler {
  return {
    params: Object.keys(params),
    convert: (call, scope) => convert(bind(call, params, scope.path), scope),
  };
}

/** Refuses what cannot be converted: `path: expected rule, received value`. */
export function decline(path: string, expected: string, received: unknown, code: ErrorCode = "range"): never {
  refuse([problem(code, path, expected, received)]);
  throw new Error("unreachable");
}

/** One value per group: a list must have as many as there are groups. */
export function spread(value: number | readonly number[], groups: number, path: string): readonly number[] {
  if (typeof value === "number") return new Array<number>(groups).fill(value);
  if (value.length === groups) return value;
  return decline(path, `a list of ${groups}, one for each parameter group`, value);
}

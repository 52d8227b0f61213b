import type { FindOptions } from "@anneal/lab";
import { AnnealError, problem } from "anneal";
import type { Flags } from "../input/from-flags.ts";
import { above0, countFlag } from "../input/task-flags.ts";

/** What flags say of the range test. */
export function readRange(options: Flags): Partial<FindOptions> {
  const from = options.from === undefined ? undefined : above0("--from", options.from);
  const to = options.to === undefined ? undefined : above0("--to", options.to);
  const steps = countFlag(options, "rangeSteps", "--range-steps");
  if (from !== undefined && to !== undefined && to <= from) {
    throw new AnnealError([problem("order", "--to", `an LR above --from (${from})`, to)]);
  }
  if (steps !== undefined && steps < 10) {
    throw new AnnealError([problem("range", "--range-steps", "at least 10 steps", steps)]);
  }
  return { ...(from && { from }), ...(to && { to }), ...(steps && { steps }) };
}

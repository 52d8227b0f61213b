import { AnnealError, type Horizon, toSteps } from "anneal";
import { parseLengthOf } from "../../input/amounts.ts";
import { withRateFlags } from "../../input/layers.ts";
import { isProblem } from "../../names/flags.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Options } from "../context.ts";

/** A length of whole steps that a flag gives, with a unit or without. */
export function lengthFlag(
  options: Options,
  name: string,
  { horizon, otherwise }: { readonly horizon: Horizon; readonly otherwise: number },
): number {
  const given = options[name];
  if (given === undefined) return otherwise;
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const length = parseLengthOf(String(given), flag);
  if (isProblem(length)) throw new AnnealError([length]);
  try {
    const steps = toSteps(length, horizon);
    if (Number.isInteger(steps) && steps >= 1) return steps;
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    const found = withRateFlags(error.problems[0]);
    const message = `${flag}: expected ${found.expected}, received ${found.received}`;
    throw new AnnealError([{ ...found, path: flag, message }]);
  }
  throw new UsageError(`${flag}: expected a length of at least one step, received ${String(given)}`);
}

import { AnnealError, type Problem, problem } from "../errors/index.ts";
import { type Duration, parseDuration, type Unit, units } from "./duration.ts";
import { type Horizon, inSteps, mostSteps } from "./horizon.ts";
import { rightUnit } from "./right-unit.ts";

/** Shorter lengths than this are slips of the pen, and would overflow a slope. */
const shortest = 1e-9;

/** The rule that a written duration breaks, whatever the horizon, or nothing. `"rest"` is a duration where `rest` is set. */
export function brokenRule(
  written: unknown,
  { rest, positive }: { readonly rest?: true; readonly positive?: true },
): string | undefined {
  if (rest && written === "rest") return undefined;
  const { amount, unit } =
    typeof written === "number"
      ? { amount: written, unit: "" }
      : (parseDuration(written) ?? { amount: 0, unit: "?" });
  const most = unit === "%" ? 100 : mostSteps;
  if (unit && !Object.hasOwn(units, unit))
    return `a length such as 500, "5%", "3ep"${rest ? ', "rest"' : ""}`;
  if ((amount === 0 && !positive) || (amount >= shortest && amount <= most)) return undefined;
  if (amount > most) return `at most ${unit === "%" ? "100% of the run" : `1e15${unit || " steps"}`}`;
  return amount > 0 ? `at least 1e-9${unit || " steps"}` : `a length ${positive ? "above" : "of at least"} 0`;
}

/**
 * The steps in a well-formed duration, or the problem that this horizon has with it. `room` is what `"rest"` gets.
 * Only written units are rounded, to the nearest whole step.
 */
export function resolveSteps(
  duration: Duration,
  path: string,
  horizon: Horizon,
  room: number,
): number | Problem {
  if (typeof duration === "number") return duration;
  const parsed = parseDuration(duration);
  if (!parsed) return room < shortest ? 0 : Math.min(room, mostSteps); // what rounding left is nothing
  const unit = parsed.unit as Unit;
  const size = horizon[units[unit]];
  if (!size) return problem("horizon", path, `horizon.${units[unit]} to be given`, duration);
  const exact =
    unit === "%" ? (parsed.amount * size) / 100 : unit === "ep" ? parsed.amount * size : parsed.amount / size;
  const steps = Math.round(exact);
  if (steps <= mostSteps && (steps > 0 || exact === 0)) return steps;
  return problem("range", path, "at least half a step, at most 1e15", duration, {
    note: inSteps(+exact.toPrecision(3)),
  });
}

/**
 * How many optimizer steps a duration is.
 *
 *   steps("5%") = round(0.05 * horizon.steps)
 *   steps("3ep") = round(3 * horizon.stepsPerEpoch)
 *   steps("1e9tok") = round(1e9 / horizon.tokensPerStep)
 *
 * A bare number comes back as it is. `"rest"` means the whole horizon here, where nothing else takes steps.
 *
 * @throws AnnealError when the text is not a duration, when the horizon lacks the rate it needs, or when a non-zero
 * length rounds to 0 steps.
 * @example toSteps("5%", { steps: 10_000 }); // 500
 * @example toSteps("3ep", { steps: 10_000, stepsPerEpoch: 312.5 }); // 938
 * @example toSteps("1e9tok", { steps: 10_000, tokensPerStep: 2 ** 20 }); // 954
 * @example toSteps("5 percent" as "5%", { steps: 10_000 }); // throws: write "5%"
 */
export function toSteps(duration: Duration, horizon: Horizon): number {
  const rule = brokenRule(duration, { rest: true });
  const unit = typeof duration === "string" ? rightUnit(duration) : undefined;
  const steps = rule
    ? problem("unit", "duration", rule, duration, { suggestion: unit && `write ${unit}` })
    : resolveSteps(duration, "duration", horizon, horizon.steps);
  if (typeof steps !== "number") throw new AnnealError([steps]);
  return steps;
}

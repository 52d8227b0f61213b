import { didYouMean, type Problem, problem, refuse } from "../errors/index.ts";
import { type Duration, parseDuration, type Unit, units } from "./duration.ts";
import { type Horizon, horizonProblems, mostSteps } from "./horizon.ts";

const rule = 'steps as a number, or "5%", "3ep", "2e6sample", "1e9tok"';
/** Shorter lengths than this are slips of the pen, and would overflow a slope. */
const leastLength = 1e-9;

/** What is wrong with a written duration, whatever the horizon; `rest` says whether `"rest"` may stand here. */
export function durationProblem(duration: unknown, path: string, rest = false): Problem | undefined {
  const expected = rest ? `${rule}, or "rest"` : rule;
  if (typeof duration === "number") {
    if (!(duration >= 0) || duration > mostSteps) {
      return problem("range", path, "at least 0 and at most 1e15 steps", duration);
    }
    if (duration > 0 && duration < leastLength) {
      return problem("range", path, "0 or at least 1e-9 steps", duration);
    }
    return undefined;
  }
  if (typeof duration !== "string") return problem("type", path, expected, duration);
  if (duration === "rest") {
    return rest ? undefined : problem("unknown", path, rule, duration);
  }
  const parsed = parseDuration(duration);
  if (parsed === undefined) return problem("unknown", path, expected, duration, didYouMean(duration, ["rest"]));
  const { amount, unit } = parsed;
  if (!Object.hasOwn(units, unit) || duration.includes(" ")) {
    return problem("unknown", path, expected, duration, { suggestion: rightUnit(amount, unit) });
  }
  if (!Number.isFinite(amount) || amount < 0) return problem("range", path, "a length of at least 0", duration);
  if (unit === "%" && amount > 100) return problem("range", path, "at most 100% of the run", duration);
  return undefined;
}

/** The unit that was probably meant: `"5 percent"` means `"5%"`. */
function rightUnit(amount: number, unit: string): string {
  const others: readonly (readonly [start: string, unit: Unit | ""])[] = [
    ["%", "%"],
    ["p", "%"],
    ["e", "ep"],
    ["sa", "sample"],
    ["t", "tok"],
    ["s", ""],
    ["it", ""],
    ["", ""],
  ];
  const found = others.find(([start]) => unit.toLowerCase().startsWith(start)) as readonly [string, string];
  return found[1] === "" ? `write ${amount} for steps` : `write "${amount}${found[1]}"`;
}

/**
 * The steps in a well-formed duration, or the problem that this horizon has with it. `room` is what `"rest"` gets.
 * Only written units are rounded, to the nearest whole step.
 */
export function resolveSteps(duration: Duration, path: string, horizon: Horizon, room: number): number | Problem {
  if (typeof duration === "number") return duration;
  if (duration === "rest") return room;
  const { amount, unit } = parseDuration(duration) as { amount: number; unit: Unit };
  const needed = units[unit];
  const size = horizon[needed];
  if (size === undefined) {
    return problem("horizon", path, `horizon.${needed} to be given`, duration);
  }
  const exact = unit === "%" ? (amount * size) / 100 : unit === "ep" ? amount * size : amount / size;
  const steps = Math.round(exact);
  if (steps === 0 && amount > 0) {
    return problem("range", path, "at least half a step", duration, { note: `${Number(exact.toPrecision(3))} steps` });
  }
  return steps > mostSteps ? problem("range", path, "at most 1e15 steps", duration) : steps;
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
  refuse(horizonProblems(horizon));
  const wrong = durationProblem(duration, "duration", true);
  if (wrong !== undefined) refuse([wrong]);
  const steps = resolveSteps(duration, "duration", horizon, horizon.steps);
  if (typeof steps !== "number") refuse([steps]);
  return steps as number;
}

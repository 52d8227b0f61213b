import { type Argument, isCall, isDictionary } from "../call.ts";
import type { ConvertContext } from "../context.ts";
import type { Param } from "../params/param.ts";
import { problem } from "../problem.ts";
import { decline } from "../scheduler.ts";
import { toInt } from "../shared/python.ts";

type TimeUnit = "ep" | "ba" | "sp" | "tok" | "dur";

/** A time as Composer writes it: `"10ba"`. */
export interface Time {
  readonly value: number;
  readonly unit: TimeUnit;
  readonly text: string;
}

/** A time in batches, or in samples or tokens that pass `per` to a batch. */
export interface Length {
  /** Whole, in its own unit. */
  readonly amount: number;
  /** How many pass in a batch. */
  readonly per: number;
  readonly unit: "ba" | "sp" | "tok";
}

/** In batches: fractional where samples or tokens do not fill a batch. */
export const batches = ({ amount, per }: Length): number => amount / per;

/** Reads a time, or says why it is none. */
function parseTime(value: Argument): Time | undefined {
  const match =
    typeof value === "string" ? /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)(ep|ba|sp|tok|dur)$/i.exec(value) : null;
  if (!match) return undefined;
  const amount = Number(match[1]);
  const unit = match[2].toLowerCase() as TimeUnit;
  const fits = amount >= 0 && amount <= 1e15 && (unit === "dur" || Number.isInteger(amount));
  return fits ? { value: amount, unit, text: value as string } : undefined;
}

/** `Time(10, "ba")` and `Time.from_batch(10)`, as a call or as the text of an expression. */
function timeText(value: Argument): Argument {
  if (isCall(value))
    return timeText({ ref: `${value.name}(${(value.args ?? []).map(argumentText).join(", ")})` });
  if (!isDictionary(value) || typeof value.ref !== "string") return value;
  const made = /^(?:\w+\.)*Time\(\s*([\d.]+)\s*,\s*(?:["'](\w+)["']|(?:\w+\.)*TimeUnit\.(\w+))\s*\)$/.exec(
    value.ref,
  );
  const from = /^(?:\w+\.)*Time\.from_(\w+)\(\s*([\d.]+)\s*\)$/.exec(value.ref);
  const [amount, unit] = made ? [made[1], made[2] ?? made[3]] : from ? [from[2], from[1]] : [];
  return unit === undefined ? value : `${amount}${units[unit.toLowerCase()] ?? unit}`;
}

const argumentText = (value: Argument): string =>
  isDictionary(value) && typeof value.ref === "string" ? value.ref : JSON.stringify(value);

/** The units of Composer by the names of its enumeration. */
const units: { readonly [name: string]: TimeUnit } = {
  epoch: "ep",
  batch: "ba",
  sample: "sp",
  token: "tok",
  duration: "dur",
};

/** A parameter that is a time; `otherwise` as text. */
export const time = (otherwise?: string): Param<Time> => ({
  optional: otherwise !== undefined,
  otherwise: otherwise === undefined ? undefined : parseTime(otherwise),
  read: (value, { path, report }) =>
    parseTime(timeText(value)) ??
    report(problem("type", path, 'a time such as "10ba", "2ep" or "0.5dur"', value)),
});

/** The run, as the trainer was given it. */
export interface Run {
  readonly max: Time;
  /** The same after `scale_schedule_ratio`. */
  readonly scaled: Time;
  readonly ratio: number;
  readonly epoch: number | undefined;
  readonly samples: number | undefined;
  readonly tokens: number | undefined;
}

/** Reads what the trainer was given. */
export function runOf({ maxDuration, scaleScheduleRatio: ratio = 1, horizon }: ConvertContext): Run {
  const epoch = horizon?.stepsPerEpoch;
  const text =
    typeof maxDuration === "number"
      ? `${maxDuration}ep`
      : (maxDuration ?? (horizon?.steps && `${horizon.steps}ba`));
  const max = parseTime(text || undefined);
  if (!max || max.unit === "dur")
    return decline("maxDuration", 'a time such as "10ep" or "1000ba"', maxDuration, "missing");
  if (!(ratio > 0 && ratio <= 1e9)) decline("scaleScheduleRatio", "a number above 0", ratio);
  const scaled = { ...max, value: toInt(max.value * ratio) };
  if (scaled.value === 0) decline("scaleScheduleRatio", `a ratio that leaves some of ${max.text}`, ratio);
  return { max, scaled, ratio, epoch, samples: horizon?.samplesPerStep, tokens: horizon?.tokensPerStep };
}

/**
 * Composer's conversion: a share of the (scaled) run, epochs as batches, all times the ratio and then cut to whole ones.
 */
export function lengthOf(
  given: Time,
  run: Run,
  { ratio = run.ratio, max = run.scaled }: { readonly ratio?: number; readonly max?: Time } = {},
): Length {
  const batchesIn = (epochs: number): number =>
    epochs * needed(run.epoch, "horizon.stepsPerEpoch", given.text);
  switch (given.unit) {
    case "dur":
      if (max.unit === "ep") return length(toInt(given.value * batchesIn(1) * max.value), "ba", run);
      return length(toInt(given.value * max.value), max.unit as Length["unit"], run);
    case "ep":
      return length(toInt(batchesIn(given.value) * ratio), "ba", run);
    default:
      return length(toInt(given.value * ratio), given.unit, run);
  }
}

function length(amount: number, unit: Length["unit"], run: Run): Length {
  const per =
    unit === "ba"
      ? 1
      : unit === "sp"
        ? needed(run.samples, "horizon.samplesPerStep", "samples")
        : needed(run.tokens, "horizon.tokensPerStep", "tokens");
  return { amount, per, unit };
}

function needed(value: number | undefined, path: string, what: string): number {
  if (typeof value === "number" && value > 0) return value;
  return decline(path, `a number above 0, to resolve ${what}`, value, "missing");
}

/** The run in batches. */
export const totalOf = (run: Run): number => batches(lengthOf({ value: 1, unit: "dur", text: "1dur" }, run));

/** Where a decay would end before the run does, Composer refuses it: once before the run is scaled, and once after. */
export function refuseShort(given: Time, run: Run, path: string): void {
  for (const max of [run.max, run.scaled]) {
    const end = lengthOf(given, run, { max });
    const whole = { ...max, text: "" };
    const inBatches =
      whole.unit === "ep" ? whole.value * needed(run.epoch, "horizon.stepsPerEpoch", "epochs") : whole.value;
    const unit = whole.unit === "ep" ? "ba" : whole.unit;
    if (end.unit === unit && end.amount < inBatches) {
      decline(path, `at least max_duration, ${max.value}${max.unit}`, given.text);
    }
  }
}

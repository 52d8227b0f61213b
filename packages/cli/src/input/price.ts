import { AnnealError, type Problem, problem } from "anneal";
import { isProblem } from "../names/flags.ts";
import { UsageError } from "../output/usage-error.ts";
import { parseAmount, parsePositive } from "./amounts.ts";

/** What time on a machine costs, in the money of the person who wrote it. */
export interface Price {
  readonly perSecond: number;
  /** An amount as the person writes money: with their sign or word, where they gave one. */
  readonly money: (amount: number) => string;
  /** As it was written. */
  readonly written: string;
}

const seconds: { readonly [unit: string]: number } = {
  s: 1,
  sec: 1,
  min: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
};

/**
 * A price as people write it: `2.5/h`, `$2.50/h`, `€4/hour`, `60 CHF/day`; or what is wrong with it.
 *
 * @example parsePrice("$2.5/h", "--cost").money(1234.5); // "$1,235"
 */
export function parsePrice(text: string, flag: string): Price | Problem {
  const [, before = "", digits, after = "", unit] =
    /^\s*([^\d\s./+-]{0,5})\s*([\d._]+[kKmM]?)\s*([^\d\s./+-]{0,5})\s*(?:\/|per)\s*([a-z]+)\s*$/i.exec(
      text,
    ) ?? [];
  const amount = digits === undefined ? undefined : parseAmount(digits);
  const span = unit === undefined ? undefined : seconds[unit.toLowerCase()];
  if (amount === undefined || span === undefined || !(amount > 0 && Number.isFinite(amount))) {
    return problem("unit", flag, "an amount for a time, such as 2.5/h, $2.50/h or 60 EUR/day", text);
  }
  const money = (value: number): string => `${before}${inMoney(value)}${after === "" ? "" : ` ${after}`}`;
  return { perSecond: amount / span, money, written: text.trim() };
}

/** Two digits after the point below 100, none above, and two that count where it is less than a hundredth. */
function inMoney(value: number): string {
  if (value !== 0 && value < 0.01) return String(Number(value.toPrecision(2)));
  const digits = value < 100 ? 2 : 0;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const times: { readonly [unit: string]: number } = { ms: 1e-3, ...seconds };

/** Seconds of a time such as `350ms`, `0.35s`, `2min`, or what is wrong with it. */
export function parseTime(text: string, flag: string): number | Problem {
  const [, digits, unit = "s"] = /^\s*([\d._]+(?:e[+-]?\d+)?)\s*([a-z]+)?\s*$/i.exec(text) ?? [];
  const amount = digits === undefined ? undefined : parseAmount(digits);
  const span = times[unit.toLowerCase()];
  if (amount !== undefined && span !== undefined && amount > 0 && Number.isFinite(amount))
    return amount * span;
  return problem("unit", flag, "a time above 0, such as 350ms, 0.35s or 2min", text);
}

/** A time in words: `2.4 hours`, `40 minutes`, `3.1 days`. */
export function timeInWords(span: number): string {
  const [unit, size] =
    span < 120
      ? ["seconds", 1]
      : span < 7200
        ? ["minutes", 60]
        : span < 172_800
          ? ["hours", 3600]
          : ["days", 86_400];
  const count = span / (size as number);
  return `${count.toLocaleString("en-US", { maximumSignificantDigits: count < 100 ? 2 : 3 })} ${unit}`;
}

/** What a run takes: a price, and the time of the whole run or of a step. */
export interface CostOptions {
  readonly price: Price;
  readonly hours?: number;
  readonly stepSeconds?: number;
}

/** The flags that {@link readCost} reads. */
export const costFlags: readonly (readonly [flag: string, says: string])[] = [
  ["--cost <price>", "what time on the machine costs: 2.5/h, $2.50/h, 60 EUR/day; with one of the next two"],
  ["--hours <number>", "hours that the whole run takes"],
  ["--step-time <time>", "time of one optimizer step: 350ms, 0.35s"],
];

/**
 * Reads --cost, --hours and --step-time; `undefined` where none is given.
 *
 * @param example what to show of a command that has them right.
 * @throws UsageError or AnnealError with what is wrong with them.
 */
export function readCost(
  { cost, hours, stepTime }: { readonly [name: string]: unknown },
  example: string,
): CostOptions | undefined {
  if (cost === undefined && hours === undefined && stepTime === undefined) return undefined;
  if (cost === undefined) throw new UsageError("--hours and --step-time need --cost", example);
  if ((hours === undefined) === (stepTime === undefined)) {
    const received = hours === undefined ? "neither" : "both";
    throw new UsageError(`--cost needs --hours or --step-time, received ${received}`, example);
  }
  const price = parsePrice(String(cost), "--cost");
  const time =
    hours === undefined
      ? parseTime(String(stepTime), "--step-time")
      : parsePositive(String(hours), "--hours");
  const [first, ...more] = [price, time].filter(isProblem);
  if (first !== undefined) throw new AnnealError([first, ...more]);
  const amount = time as number;
  return { price: price as Price, ...(hours === undefined ? { stepSeconds: amount } : { hours: amount }) };
}

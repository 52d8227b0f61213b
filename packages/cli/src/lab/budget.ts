import type { Budget } from "@anneal/lab";
import { AnnealError, problem } from "anneal";
import { parseAmount } from "../input/amounts.ts";

const seconds: { readonly [unit: string]: number } = {
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};

/**
 * A budget as people write it: `90s`, `5min`, `1.5h`, `200k steps`, `60runs`; or what is wrong with it.
 *
 * @example readBudget("5min"); // { unit: "seconds", amount: 300 }
 */
export function readBudget(text: string): Budget | ReturnType<typeof problem> {
  const [, digits, word] = /^\s*([\d._]+(?:e\d+)?(?:[kKM](?![a-z]))?)\s*([a-z]+)\s*$/.exec(text) ?? [];
  const amount = digits === undefined ? undefined : parseAmount(digits);
  if (amount !== undefined && amount > 0 && Number.isFinite(amount)) {
    if (amount >= 1 && (word === "steps" || word === "step"))
      return { unit: "steps", amount: Math.floor(amount) };
    if (amount >= 1 && (word === "runs" || word === "run"))
      return { unit: "runs", amount: Math.floor(amount) };
    if (Object.hasOwn(seconds, word)) return { unit: "seconds", amount: amount * seconds[word] };
  }
  return problem("unit", "--budget", "a time, steps or runs, such as 90s, 5min, 200k steps, 60runs", text);
}

/**
 * Seconds of a time such as `10min`.
 *
 * @throws AnnealError when it is none.
 */
export function readSeconds(text: unknown): number {
  const read = readBudget(String(text));
  if ("unit" in read && read.unit === "seconds") return read.amount;
  throw new AnnealError([problem("unit", "--exec-timeout", "a time such as 90s or 10min", String(text))]);
}

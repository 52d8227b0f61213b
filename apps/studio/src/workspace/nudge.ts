import type { Horizon } from "anneal";
import { unitOf } from "./lengths.ts";
import { showNumber, tidy } from "./numbers.ts";

const twentieth = 10 ** (1 / 20);

/** A level one press up or down: a twentieth of a decade, ten times as far when `large`. */
export function nudgeLevel(value: number, by: 1 | -1, large = false): number {
  if (value === 0) return by > 0 ? 1e-6 : 0;
  return tidy(value * twentieth ** (by * Math.sign(value) * (large ? 10 : 1)));
}

/** A length one press longer or shorter: 1% of the run, or one of its own unit; ten times as far when `large`. */
export function nudgeLength(
  written: unknown,
  by: 1 | -1,
  { horizon, large = false }: { readonly horizon: Horizon; readonly large?: boolean },
): number | string | undefined {
  const times = by * (large ? 10 : 1);
  if (typeof written === "number") {
    return Math.max(0, Math.round(written) + times * Math.max(1, Math.round(horizon.steps / 100)));
  }
  const unit = unitOf(written);
  const amount = Number.parseFloat(String(written));
  if (unit === undefined || !Number.isFinite(amount)) return undefined;
  const step =
    unit === "%" || unit === "ep" ? 1 : Number(`1e${Math.floor(Math.log10(Math.max(amount, 10)) - 1)}`);
  const next = Math.max(0, Number((amount + times * step).toPrecision(12)));
  return `${showNumber(unit === "%" ? Math.min(100, next) : next)}${unit}`;
}

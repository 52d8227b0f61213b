import { formatSteps } from "anneal/describe";
import type { Interval } from "../data.ts";

/** Stands where there is no number: a run that diverged, or one that was not made. */
export const none = "–";

const minus = "−";

/** Decimals that a width of `half` resolves: one digit of it, two where it begins with 1. */
function decimalsOf(half: number): number {
  if (!(half > 0) || !Number.isFinite(half)) return 3;
  const size = Math.floor(Math.log10(half) + 1e-12);
  const lead = Math.floor(half / 10 ** size + 1e-9);
  return Math.max(0, Math.min(8, -size + (lead === 1 ? 1 : 0)));
}

const halfOf = ({ low, high }: Interval): number => (high - low) / 2;

/** As many decimals as an interval resolves, so that `2.993` stands beside `± 0.013`. */
export const decimalsFor = (interval: Interval): number =>
  halfOf(interval) > 0 ? decimalsOf(halfOf(interval)) : decimalsOf(Math.abs(interval.mean) / 100);

/** A loss with so many decimals, a real minus, and thousands set apart. */
export function fixed(value: number | null | undefined, decimals: number): string {
  if (typeof value !== "number" || Number.isNaN(value)) return none;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
  const text = Math.abs(value).toFixed(decimals);
  if (Math.abs(value) >= 1e15) return value.toPrecision(4);
  const [whole, fraction] = text.split(".");
  const grouped = formatSteps(Number(whole));
  const sign = value < 0 && Number(text) !== 0 ? minus : "";
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Below this a loss is written with an exponent: its digits would be zeros. */
const leastPlain = 1e-3;

/** `3.2e-5`, with so many digits after the point. */
const exponent = (value: number, digits: number): string =>
  value.toExponential(digits).replace("e+", "e").replace(/^-/, minus);

/** A loss with so many decimals; `3.2e-5` below 0.001, with the digits that these decimals leave it, and `0`. */
export function lossText(value: number | null | undefined, decimals: number): string {
  if (value === 0) return "0";
  if (typeof value !== "number" || !(Math.abs(value) < leastPlain)) return fixed(value, decimals);
  const digits = decimals + Math.floor(Math.log10(Math.abs(value)));
  return exponent(value, Math.max(1, Math.min(3, digits)));
}

/** A difference of losses with so many decimals, and with an exponent where these are many. */
export const differenceText = (value: number | null | undefined, decimals: number): string =>
  decimals > 5 ? lossText(value, decimals) : fixed(value, decimals);

/** A loss alone, with three or four digits. */
export function shortLoss(value: number | null | undefined): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return fixed(value, 0);
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  return size < Math.log10(leastPlain)
    ? exponent(value, 1)
    : fixed(value, Math.max(0, 2 - Math.min(size, 2)));
}

/** `0.065 – 0.078` */
export const span = ({ low, high }: Interval, decimals: number): string =>
  `${lossText(low, decimals)} – ${lossText(high, decimals)}`;

/** Shares as percentages with as many decimals as their interval resolves. */
export interface Percents {
  /** Without a sign: `19%`. */
  readonly size: (share: number) => string;
  /** With the sign of a change: `−19%`, `+3%`, `0%`. */
  readonly change: (share: number) => string;
}

/** A share of what was saved; nothing saves more than all there is, whatever an interval says. */
const savable = (share: number): number => Math.min(share, 1);

/** How the shares of an improvement are written; 0.19 is 19% less, so it is a change of −19%. */
export function percents(low: number, high: number): Percents {
  const half = Math.abs(savable(high) - savable(low)) * 50;
  const decimals = half >= 1 ? 0 : half > 0 ? Math.min(3, decimalsOf(half)) : 1;
  const size = (share: number): string =>
    typeof share === "number" && Number.isFinite(share)
      ? `${fixed(Math.abs(savable(share)) * 100, decimals)}%`
      : none;
  const change = (share: number): string => {
    const text = size(share);
    if (text === none || Number.parseFloat(text) === 0) return text;
    return `${share > 0 ? minus : "+"}${text}`;
  };
  return { size, change };
}

/** `38 s`, `1 min 20 s`, `2.0 h`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return none;
  if (seconds < 0.0995) return `${Number((seconds * 1000).toPrecision(2))} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? "" : ` ${whole % 60} s`}`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** An amount of money, no currency assumed: `2.50`, `12`, `0.0031`. */
export function money(amount: number): string {
  if (!Number.isFinite(amount)) return none;
  if (Number.isInteger(amount)) return fixed(amount, 0);
  if (Math.abs(amount) >= 0.0995) return fixed(amount, 2);
  return amount === 0 ? "0" : String(Number(amount.toPrecision(2)));
}

/** `1 seed`, `8 seeds`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatSteps(count)} ${count === 1 ? one : many}`;

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** `2026-11-22T…` as `22 November 2026`; anything else as it is. */
export function dayOf(date: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(date);
  const month = months[Number(found?.[2]) - 1];
  return found === null || month === undefined ? date : `${Number(found[3])} ${month} ${found[1]}`;
}

/** `linear, WSD and cosine` */
export const listed = (words: readonly string[], last = "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;

/** Seconds of a time as typed: a bare number is seconds; `ms`, `s`, `min`, `h`. `undefined` when it is none above 0. */
export function secondsOf(text: string): number | undefined {
  const [, digits, unit = "s"] = /^\s*(\d+\.?\d*|\.\d+)(?:\s*(ms|s|sec|min|h))?\s*$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const { times, over = 1 } = sizes[unit.toLowerCase()];
  const value = (Number(digits) * times) / over;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

/** Milliseconds divide, so that 350 ms are 0.35 s and nothing else. */
const sizes: { readonly [unit: string]: { readonly times: number; readonly over?: number } } = {
  ms: { times: 1, over: 1000 },
  s: { times: 1 },
  sec: { times: 1 },
  min: { times: 60 },
  h: { times: 3600 },
};

/** An amount for an hour, and how its writer writes money. */
export interface Price {
  readonly perHour: number;
  readonly money: (amount: number) => string;
}

/** A price as typed: `20`, `$2.50`, `4 EUR`, also with `/h`. No currency is assumed. */
export function priceOf(text: string): Price | undefined {
  const [, before = "", digits, after = ""] =
    /^\s*([^\d\s.,/+-]{0,5})\s*(\d+\.?\d*|\.\d+)\s*([^\d\s.,/+-]{0,5})\s*(?:(?:\/|per)\s*h(?:our)?)?\s*$/i.exec(
      text,
    ) ?? [];
  if (digits === undefined) return undefined;
  const perHour = Number(digits);
  if (!(perHour > 0) || !Number.isFinite(perHour)) return undefined;
  return { perHour, money: (amount) => `${before}${inMoney(amount)}${after === "" ? "" : ` ${after}`}` };
}

/** Two digits after the point below 1,000, none above; what is less than a hundredth has two that count. */
function inMoney(amount: number): string {
  if (amount !== 0 && Math.abs(amount) < 0.01) return String(Number(amount.toPrecision(2)));
  const digits = Math.abs(amount) < 1000 ? 2 : 0;
  return amount.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A time in words: `38 s`, `1 min 20 s`, `19 min`, `2.0 h`. */
export function timeInWords(seconds: number): string {
  if (seconds < 1) return `${Number((seconds * 1000).toPrecision(2))} ms`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? "" : ` ${whole % 60} s`}`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  if (hours < 100) return `${hours.toFixed(1)} h`;
  return `${Math.round(hours).toLocaleString("en-US")} h`;
}

export const costOf = (seconds: number, { perHour }: Price): number => (seconds / 3600) * perHour;

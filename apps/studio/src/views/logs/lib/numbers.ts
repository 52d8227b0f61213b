import { formatLr } from "anneal/describe";

/** Decimals that an interval of this half-width resolves: two digits of it. */
export function decimalsFor(half: number): number {
  if (!(half > 0) || !Number.isFinite(half)) return 4;
  return Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(half))));
}

/** A loss with as many decimals as its interval resolves: "2.993 ± 0.013". */
export function withInterval({
  final,
  low,
  high,
}: {
  readonly final: number;
  readonly low: number;
  readonly high: number;
}): string {
  const half = (high - low) / 2;
  const decimals = decimalsFor(half);
  return `${final.toFixed(decimals)} ± ${half.toFixed(decimals)}`;
}

/** A difference of losses, with its two first digits, never more than six decimals. */
export const difference = (value: number): string => Math.abs(value).toFixed(decimalsFor(Math.abs(value)));

/** A difference with its sign: a minus is no hyphen. */
export const signed = (value: number, decimals: number): string =>
  `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(decimals)}`;

/** A number of bytes, for people. */
export function bytesText(bytes: number): string {
  if (bytes < 1e5) return `${bytes.toLocaleString("en")} bytes`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** A sentence of the library with commas in its counts; what stands in quotes is left as it is written. */
export const withCommas = (sentence: string): string =>
  sentence.replace(/"[^"]*"|(?<![\w.,:-])\d{4,15}(?![\w.,:%]\w|[\w%])/g, (found) =>
    found.startsWith('"') ? found : found.replace(/\B(?=(\d{3})+$)/g, ","),
  );

/** A sentence of the library with commas in its counts, and its small numbers as an LR is written: `0.0000014` is `1.4e-6`. */
export const readable = (sentence: string): string =>
  withCommas(sentence).replace(/"[^"]*"|(?<![\w.,-])0\.00\d+(?![\w%]|\.\d)/g, (found) =>
    found.startsWith('"') ? found : formatLr(Number(found)),
  );

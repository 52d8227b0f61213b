import { type Duration, type Problem, problem } from "anneal";

const sizes: { readonly [letter: string]: number } = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };
const number = String.raw`[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`;
const amountPattern = new RegExp(`^(${number})([kmbgt]?)$`, "i");
const durationPattern = new RegExp(`^(${number})([kmbgt]?)(%|ep|epochs?|samples?|tok|tokens?|steps?)?$`, "i");
/** A count with commas between its thousands. In any other number a comma may as well be a decimal point. */
const groupedPattern = /^[1-9]\d{0,2}(?:,\d{3})+(?=$|steps?$|samples?$|tok$|tokens?$)/i;
const units: { readonly [word: string]: string } = {
  epoch: "ep",
  epochs: "ep",
  samples: "sample",
  token: "tok",
  tokens: "tok",
  step: "",
  steps: "",
};

/**
 * A number as people write it on a command line: `10k`, `1.5M`, `10B`, `10_000`, `1e4`; `undefined` when it is none.
 * `M` and `m` both are a million. A comma is never read: it is a decimal point to some and parts thousands to others.
 *
 * @example parseAmount("10k"); // 10000
 */
export function parseAmount(text: string): number | undefined {
  const match = amountPattern.exec(text.trim());
  return match === null ? undefined : sized(match[1], match[2]);
}

/** A whole number of at least 1, or what is wrong with it. Commas may stand between its thousands. */
export function parseCount(text: string, flag: string): number | Problem {
  const value = parseAmount(ungrouped(text));
  return value !== undefined && Number.isSafeInteger(value) && value >= 1
    ? value
    : problem(
        "range",
        flag,
        "a whole number of at least 1, such as 500, 10k or 1.2M",
        text,
        withPoint(text, flag),
      );
}

/** A number above 0, or what is wrong with it. `counts` is set for samples and tokens, which may be written `25,000`. */
export function parsePositive(text: string, flag: string, counts = false): number | Problem {
  const value = parseAmount(counts ? ungrouped(text) : text);
  return value !== undefined && Number.isFinite(value) && value > 0
    ? value
    : problem("range", flag, "a number above 0, such as 0.5, 10k or 2.5B", text, withPoint(text, flag));
}

/** A level as people write it: `3e-4`, `0.1`, `-1`. */
export function parseLevel(text: string, flag: string): number | Problem {
  const value = parseAmount(text);
  return value !== undefined && Number.isFinite(value)
    ? value
    : problem("type", flag, "a number such as 3e-4 or 0.1", text, withPoint(text, flag));
}

/** `25,000` as `25000`; any other text as it is. */
const ungrouped = (text: string): string =>
  groupedPattern.test(text.trim()) ? text.replaceAll(",", "") : text;

/** What to write instead of a number with a comma. */
function withPoint(text: string, flag: string): { readonly suggestion?: string } {
  const written = text.trim();
  const plain = written.replaceAll(",", "");
  const point = `${written.replace(",", ".")} with a point`;
  if (groupedPattern.test(written) && written.split(",").length > 2)
    return { suggestion: `write ${plain} without commas` };
  if (groupedPattern.test(written)) return { suggestion: `write ${plain}, or ${point}` };
  const several = written.split(",");
  if (
    several.length > 1 &&
    /\de|[%a-z]$|\./i.test(several[0]) &&
    several.every((each) => durationPattern.test(each))
  )
    return { suggestion: `give it once for each: ${several.map((each) => `${flag} ${each}`).join(" ")}` };
  return /^[+-]?\d+,\d+(?:e[+-]?\d+)?[a-z%]*$/i.test(written) ? { suggestion: `write ${point}` } : {};
}

/**
 * A length as people write it: `500`, `10k`, `5%`, `3ep`, `2Msample`, `10Btok`, `rest`. What is no length comes back as
 * it is, so that the library can say what is wrong with it.
 *
 * @example parseLength("10Btok"); // "10000000000tok"
 */
export function parseLength(text: string): Duration {
  const match = durationPattern.exec(ungrouped(text.trim()));
  if (match === null) return text as Duration;
  const amount = sized(match[1], match[2]);
  const unit = (match[3] ?? "").toLowerCase();
  const known = units[unit] ?? unit;
  return known === "" ? amount : (`${amount}${known}` as Duration);
}

/**
 * What a spec file has for a length that only the command line knows: `"1e9tok"` for `1Btok`; `undefined` for others.
 *
 * @example lengthInFiles("1Btok"); // '"1e9tok"'
 */
export function lengthInFiles(text: string): string | undefined {
  const length = parseLength(text);
  if (length === text || length === "rest") return undefined;
  if (typeof length === "number") return `${length} for steps`;
  const unit = length.replace(/^[^%a-z]+/, "");
  const amount = Number.parseFloat(length);
  return `"${amount < 1e6 ? amount : amount.toExponential().replace("+", "")}${unit}"`;
}

/** A length as {@link parseLength} reads it, or what is wrong with a comma in it. */
export function parseLengthOf(text: string, flag: string): Duration | Problem {
  const length = parseLength(text);
  return typeof length === "string" && /\d,\d/.test(length)
    ? problem("unit", flag, 'a length such as 500, "5%", "3ep"', text, withPoint(text, flag))
    : length;
}

const sized = (digits: string, letter: string): number =>
  exactly(digits.replaceAll("_", ""), sizes[letter.toLowerCase()] ?? 1);

/** `0.3M` is 300000, not 299999.99999999994: whole products are made whole. */
function exactly(digits: string, size: number): number {
  const product = Number(digits) * size;
  const whole = Math.round(product);
  return size > 1 && Math.abs(product - whole) < 1e-9 * Math.abs(product) ? whole : product;
}

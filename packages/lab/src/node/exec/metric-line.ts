import { plain } from "./words.ts";

/** What one line of a trainer says. Losses may be `NaN` or infinite: that is how a run diverges. */
export interface Metric {
  /** Updates done. */
  readonly step?: number;
  readonly loss?: number;
  readonly validLoss?: number;
  readonly validAccuracy?: number;
  readonly testLoss?: number;
  readonly testAccuracy?: number;
  readonly diverged?: true;
}

/** A line that is no metric: `print` is ordinary output, `object` is JSON without any field that is known. */
export type NoMetric = "print" | "object";

/** A line that is meant as a metric, and is wrong: `says` goes on after the name of its source. */
export interface WrongMetric {
  readonly says: string;
}

const fields = {
  loss: "loss",
  valid_loss: "validLoss",
  valid_accuracy: "validAccuracy",
  test_loss: "testLoss",
  test_accuracy: "testAccuracy",
} as const;

type FieldName = keyof typeof fields;

/**
 * Reads one line: a JSON object with `step` and any of `loss`, `valid_loss`, `valid_accuracy`, `test_loss`,
 * `test_accuracy`, or `{"diverged": true}`. `NaN` and `Infinity` may be bare, as Python writes them, or in quotes;
 * `null` counts as NaN.
 */
export function readMetric(line: string): Metric | NoMetric | WrongMetric {
  const object = parseObject(line);
  if (object === undefined) return "print";
  const known = (Object.keys(fields) as FieldName[]).filter((name) => name in object);
  const diverged = object.diverged === true;
  if (known.length === 0 && !diverged) return "object";
  const metric: { -readonly [F in keyof Metric]: Metric[F] } = diverged ? { diverged } : {};
  for (const name of known) {
    const value = toNumber(object[name]);
    if (value === undefined)
      return wrong(line, `${name}: expected a number, received ${shown(object[name])}`);
    metric[fields[name]] = value;
  }
  if ("step" in object) {
    const step = object.step;
    if (typeof step !== "number" || !Number.isInteger(step) || step < 0)
      return wrong(line, `step: expected the number of updates done, received ${shown(step)}`);
    metric.step = step;
  } else if (known.some((name) => name === "loss" || name === "valid_loss")) {
    return wrong(line, `expected "step", the number of updates done, beside ${known[0]}`);
  }
  return metric;
}

const wrong = (line: string, says: string): WrongMetric => ({ says: `${says}: ${shortened(line)}` });

const shown = (value: unknown): string => shortened(JSON.stringify(value) ?? "nothing");

/** A line as it can be quoted in a sentence. */
export const shortened = (line: string): string => {
  const clean = plain(line).trim();
  return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
};

type Fields = { readonly [name: string]: unknown };

function parseObject(line: string): Fields | undefined {
  const text = line.trim();
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  return asObject(text) ?? asObject(text.replace(strayNumbers, quoted));
}

function asObject(text: string): Fields | undefined {
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return undefined;
  }
}

/** Strings, which are left as they are, and the numbers that JSON does not have. */
const strayNumbers = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

const quoted = (found: string): string => (found.startsWith('"') ? found : `"${found}"`);

function toNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (value === null) return Number.NaN;
  if (typeof value !== "string" || !/^[+-]?(nan|inf(inity)?)$/i.test(value)) return undefined;
  if (/nan/i.test(value)) return Number.NaN;
  return value.startsWith("-") ? -Infinity : Infinity;
}

import { AnnealError, problem } from "anneal";
import type { Fitted, LawFit } from "anneal/forecast";
import { parseText } from "../input/parse-text.ts";
import { readTextFile } from "../input/read-text.ts";
import type { LossKind } from "./open-runs.ts";

/** Laws fitted to runs, and which loss they are about: what `anneal forecast fit` writes. */
export interface LawFile {
  readonly loss: LossKind;
  /** Updates until the fitted runs reached their peak, in the middle. */
  readonly warmup: number;
  readonly fitted: Fitted;
}

/** What goes into the file. JSON has no Infinity, to which a parameter of a law may grow: it is written as a text. */
export const lawJson = ({ loss, warmup, fitted }: LawFile): object => ({
  ...fitted,
  members: fitted.members.map(written),
  beside: fitted.beside.map(written),
  loss,
  warmup,
});

const written = (fit: LawFit): object => ({
  ...fit,
  values: fit.values.map((value) => (Number.isFinite(value) ? value : String(value))),
});

const read = <Fit extends LawFit>(fit: Fit): Fit => ({
  ...fit,
  values: fit.values.map((value) => (words.includes(String(value)) ? Number(value) : value)),
});

const words: readonly string[] = ["Infinity", "-Infinity", "NaN"];

/**
 * Reads a law.
 *
 * @throws AnnealError when it is none, or of another version; UsageError when it cannot be read.
 */
export async function readLaw(path: string): Promise<LawFile> {
  const text = await readTextFile(path);
  const value = await parseText(text, path);
  const { loss, warmup, ...fitted } = (isObject(value) ? value : {}) as Partial<Fitted> & Partial<LawFile>;
  const refused = whyNoLaw(value, fitted);
  if (refused !== undefined) {
    throw new AnnealError([
      problem("type", path, "a law that anneal forecast fit wrote", refused, {
        suggestion: "anneal forecast fit run.csv --out law.json",
      }),
    ]);
  }
  return {
    loss: loss === "training" ? loss : "validation",
    warmup: typeof warmup === "number" && warmup >= 0 ? warmup : 0,
    fitted: {
      ...(fitted as Fitted),
      members: (fitted as Fitted).members.map(read),
      beside: (fitted as Fitted).beside.map(read),
    },
  };
}

const fittedVersion: Fitted["version"] = 1;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands there instead of a law; `undefined` where one does. */
function whyNoLaw(
  value: unknown,
  { version, members, beside, runs, floor, warnings }: Partial<Fitted>,
): unknown {
  if (!isObject(value) || !Array.isArray(members)) return value;
  if (version !== fittedVersion) return `version ${String(version)}`;
  const whole = members.length > 0 && [...members, ...(beside ?? [])].every(isFit);
  const facts =
    Array.isArray(runs) && runs.length > 0 && runs.every((run) => numbers(run, ["updates", "peak", "final"]));
  const rest = typeof floor === "number" && Array.isArray(beside) && Array.isArray(warnings);
  return whole && facts && rest ? undefined : "one with parts missing";
}

const isFit = (fit: unknown): boolean =>
  isObject(fit) &&
  "law" in fit &&
  typeof fit.law === "string" &&
  "values" in fit &&
  Array.isArray(fit.values) &&
  fit.values.every((value) => Number.isFinite(value) || words.includes(String(value))) &&
  numbers(fit, ["exponent"]);

const numbers = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) &&
  names.every((name) => Number.isFinite((value as { readonly [name: string]: unknown })[name]));

import { AnnealError, problem } from "anneal";
import { type Fitted, fittedFromJson, type LawFit } from "anneal/forecast";
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

/** What goes into the file. */
export const lawJson = ({ loss, warmup, fitted }: LawFile): object => ({
  ...fitted,
  members: fitted.members.map(finite),
  beside: fitted.beside.map(finite),
  loss,
  warmup,
});

/** JSON has no Infinity, to which the pace of a law may grow: a number so large is the same to it. */
const endless = 1e300;

const finite = <Fit extends LawFit>(fit: Fit): Fit => ({
  ...fit,
  values: fit.values.map((value) => Math.max(-endless, Math.min(endless, value))),
});

/**
 * Reads a law.
 *
 * @throws AnnealError when it is none, or of another version; UsageError when it cannot be read.
 */
export async function readLaw(path: string): Promise<LawFile> {
  const value = await parseText(await readTextFile(path), path);
  if (typeof value !== "object" || value === null || !("members" in value)) {
    throw new AnnealError([
      problem("type", path, "a law that anneal forecast fit wrote", value, {
        suggestion: "anneal forecast fit run.csv --out law.json",
      }),
    ]);
  }
  const { loss, warmup, ...fitted } = value as { readonly loss?: unknown; readonly warmup?: unknown };
  return {
    loss: loss === "training" ? loss : "validation",
    warmup: typeof warmup === "number" && warmup >= 0 ? Math.floor(warmup) : 0,
    fitted: fittedFromJson(fitted),
  };
}

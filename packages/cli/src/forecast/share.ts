import { UsageError } from "../output/usage-error.ts";

/** A share of a run that a flag gives, `5%` or `0.05`, from 0 to below 1; `undefined` where it gives none. */
export function shareOf(given: unknown, flag: string): number | undefined {
  if (given === undefined) return undefined;
  const match = /^(\d+(?:\.\d*)?|\.\d+)(%?)$/.exec(String(given).trim());
  const share = match === null ? Number.NaN : Number(match[1]) / (match[2] === "" ? 1 : 100);
  if (share >= 0 && share < 1) return share;
  throw new UsageError(
    `${flag}: expected a share of the run from 0% to below 100%, received ${JSON.stringify(given)}`,
  );
}

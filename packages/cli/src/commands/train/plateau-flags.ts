import type { RunRequest } from "@anneal/lab";
import { parseAmount } from "../../input/amounts.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Options } from "../context.ts";

/** The controller that `--plateau` and its flags name. */
export function readPlateau(options: Options): RunRequest["controller"] {
  const patience = number(options.patience, "--patience", (value) => Number.isInteger(value) && value >= 0);
  const factor = number(options.cut, "--cut", (value) => value >= 0 && value < 1);
  if (options.plateau !== true) {
    const stray = patience === undefined ? (factor === undefined ? undefined : "--cut") : "--patience";
    if (stray !== undefined) throw new UsageError(`${stray} belongs to --plateau`, "add --plateau");
    return undefined;
  }
  const given = { ...(patience !== undefined && { patience }), ...(factor !== undefined && { factor }) };
  return { kind: "plateau", options: given };
}

function number(value: unknown, flag: string, holds: (value: number) => boolean): number | undefined {
  if (value === undefined) return undefined;
  const found = parseAmount(String(value));
  if (found !== undefined && holds(found)) return found;
  const rule = flag === "--cut" ? "a number from 0 to below 1" : "a whole number of at least 0";
  throw new UsageError(`${flag}: expected ${rule}, received ${JSON.stringify(String(value))}`);
}

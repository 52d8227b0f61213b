import { isCall, isDictionary } from "../call.ts";
import { type Param, perGroup } from "../params/param.ts";
import { spread } from "../scheduler.ts";

/** One LR for all groups, one for each, or fastai's slice over them. */
export type Rates = number | readonly number[] | Slice;

interface Slice {
  readonly start: number | undefined;
  readonly stop: number;
}

const decimal = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?)";
const sliceText = new RegExp(
  `^slice\\(\\s*(?:(?:${decimal}|None)\\s*,\\s*)?${decimal}\\s*(?:,\\s*None\\s*)?\\)$`,
  "i",
);

/** Reads LRs; `slice(a, b)` as a call, or as the text of an expression. */
export const rates = (param: Param<number>): Param<Rates> => ({
  ...perGroup(param),
  read: (value, place) => {
    if (isCall(value) && value.name === "slice") {
      const [first, second] = value.args ?? [];
      const [start, stop] = value.args?.length === 1 ? [undefined, first] : [first, second];
      const known =
        typeof stop === "number" && (typeof start === "number" || start === undefined || start === null);
      if (known) return { start: start ?? undefined, stop };
    }
    const match = isDictionary(value) && typeof value.ref === "string" ? sliceText.exec(value.ref) : null;
    if (match)
      return { start: match[1] === undefined ? undefined : Number(match[1]), stop: Number(match[2]) };
    return perGroup(param).read(value, place);
  },
});

/**
 * The LR of each group. A slice with both ends is spread evenly in the logarithm, from the first group to the last; with
 * one, the last group has it and all others a tenth.
 */
export function ratesOf(given: Rates, groups: number, path: string): readonly number[] {
  if (typeof given === "number" || Array.isArray(given))
    return spread(given as number | readonly number[], groups, path);
  const { start, stop } = given as Slice;
  if (groups === 1) return [stop];
  if (start === undefined) return [...new Array<number>(groups - 1).fill(stop / 10), stop];
  const step = (stop / start) ** (1 / (groups - 1));
  return Array.from({ length: groups }, (_, i) => start * step ** i);
}

import type { Fitted } from "./fitted.ts";
import { estimateOf } from "./predict.ts";

/** How much lower one schedule is forecast to end than another. */
export interface Gain {
  /** Loss of the other less loss of this one: above 0, this one is better. */
  readonly gain: number;
  readonly low: number;
  readonly high: number;
  /** The same in words, and whether it is more than noise. */
  readonly sentence: string;
}

/** What two schedules are called, and what a run that is done again moves by. */
export interface Compared {
  readonly name: string;
  readonly other: string;
  readonly noise: number;
}

/**
 * Compares two schedules law by law: what laws agree on is the difference, even where they disagree about both levels.
 *
 * @param mine what each member says this schedule ends at; `others` the same of the other.
 */
export function gainOf(
  fitted: Fitted,
  { mine, others }: { readonly mine: ArrayLike<number>; readonly others: ArrayLike<number> },
  { name, other, noise }: Compared,
): Gain {
  const differences = Array.from(mine, (loss, i) => others[i] - loss);
  const { loss: gain, low, high } = estimateOf({ ...fitted, floor: 0 }, differences);
  return { gain, low, high, sentence: sentenceOf({ gain, low, high }, { name, other, noise }) };
}

const short = (value: number): string => Math.abs(value).toFixed(4);

function sentenceOf(
  { gain, low, high }: { readonly gain: number; readonly low: number; readonly high: number },
  { name, other, noise }: Compared,
): string {
  const says = `${name} is forecast to end ${short(gain)} ${gain < 0 ? "above" : "below"} ${other}`;
  if (Math.abs(gain) <= noise) {
    return `${says}: less than a run that is done again moves by (${noise}), so they are equal in practice.`;
  }
  if (low <= 0 && high >= 0) return `${says}, but the laws do not agree on which of them is better.`;
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  return `${says} (${short(least)} to ${short(most)}).`;
}

import { formatShare } from "anneal/describe";
import type { Gain } from "anneal/forecast";
import { type Ground, startOf } from "../../../runs/candidates.ts";
import type { Candidate, Told } from "../../../runs/types.ts";
import { decimalsFor, difference, signed, withInterval } from "./numbers.ts";

/** A forecast with its name. */
export interface Forecasted {
  readonly name: string;
  readonly told: Exclude<Told, { readonly refused: string }>;
}

export interface Verdict {
  readonly title: string;
  readonly detail: string;
}

/** What a candidate does, as the beginning of a sentence. */
export function deedOf(candidate: Candidate | undefined, name: string, ground: Ground): string {
  if (candidate?.kind === "constant") return "Staying constant";
  if (candidate?.kind === "planned") return "Going on as planned";
  if (candidate?.kind === "found") return "The best cooldown found";
  if (candidate?.kind !== "cooldown") return name;
  return `Cooling down over the last ${formatShare(1 - startOf(candidate, ground) / ground.steps)}`;
}

interface Compared {
  readonly mine: Forecasted;
  readonly deed: string;
  readonly noise: number;
  readonly floor: number;
  /** The best of the others, and by how much it is worse than mine. */
  readonly other?: Forecasted & { readonly gain: Gain };
}

/** The answer in one sentence, and how sure it is. What is within run-to-run noise says so before its number. */
export function verdictOf({ mine, deed, noise, floor, other }: Compared): Verdict {
  const { told } = mine;
  const band = `The band is the spread of the laws plus a floor of ${floor}.`;
  const end = `${deed} should end at ${withInterval(told)}`;
  if (other === undefined) return { title: `${end}.`, detail: band };
  const decimals = decimalsFor((told.high - told.low) / 2);
  const theirs = other.told.final.toFixed(decimals);
  const { gain, low, high } = other.gain;
  if (Math.abs(gain) <= noise) {
    return {
      title: `No difference beyond run-to-run noise: ${withInterval(told)}, against ${theirs} for ${other.name}.`,
      detail: `A run that is done again moves by ${noise}; these differ by ${difference(gain)}, so they are equal in practice. ${band}`,
    };
  }
  const title = `${end}, against ${theirs} for ${other.name}.`;
  if (low <= 0 && high >= 0) {
    return {
      title,
      detail: `The laws do not agree on which is better: the difference is between ${signed(low, decimals)} and ${signed(high, decimals)}. ${band}`,
    };
  }
  return {
    title,
    detail: `The difference, ${difference(gain)}, is larger than the run-to-run noise of ${noise}. ${band}`,
  };
}

/** A gain over a schedule in use. One below run-to-run noise says so before its number. */
export function gainWords(
  { name, gain, low, high }: Gain & { readonly name: string },
  noise: number,
): string {
  const way = gain < 0 ? "higher" : "lower";
  if (Math.abs(gain) <= noise) return `Within run-to-run noise of ${name}: ${difference(gain)} ${way}.`;
  if (low <= 0 && high >= 0) return `The laws do not agree on ${name}: about ${difference(gain)} ${way}.`;
  return `${difference(gain)} ${way} than ${name}.`;
}

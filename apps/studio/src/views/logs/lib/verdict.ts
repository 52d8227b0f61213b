import { formatShare } from "anneal/describe";
import type { Gain } from "anneal/forecast";
import { type Ground, startOf } from "../../../runs/candidates.ts";
import type { Candidate, Told } from "../../../runs/types.ts";
import { decimalsFor, difference, signed, withCommas, withInterval } from "./numbers.ts";

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
  /** What the fit says of itself, a sentence each. */
  readonly warnings: readonly string[];
  /** The best of the others, and by how much it is worse than mine. */
  readonly other?: Forecasted & { readonly gain: Gain };
}

/** A fit that says so of itself is not to be believed, whatever its intervals are. */
const isBroken = (warning: string): boolean => /trust no forecast/.test(warning);

/** Two of them, and how many more there are: what is true of each run alone is said for the first. */
const fewOf = (warnings: readonly string[]): readonly string[] => {
  const more = warnings.length - 2;
  const said = warnings.slice(0, 2).map(withCommas);
  return more > 0 ? [...said, `So it is with ${more} more ${more === 1 ? "run" : "runs"}.`] : said;
};

/** The answer in one sentence, and how sure it is. What is within run-to-run noise says so before its number. */
export function verdictOf({ mine, deed, noise, floor, warnings, other }: Compared): Verdict {
  const { told } = mine;
  const end = `${deed} should end at ${withInterval(told)}`;
  const against = other && `against ${withInterval(other.told)} for ${other.name}`;
  const broken = warnings.filter(isBroken);
  if (broken.length > 0) {
    const said = `${deed} would end at ${withInterval(told)}${against === undefined ? "" : `, ${against}`}`;
    return {
      title: "No forecast to trust: the laws do not describe these runs.",
      detail: `${fewOf(broken).join(" ")} What they say all the same: ${said}.`,
    };
  }
  const band = `The band is the spread of the laws plus a floor of ${floor}.`;
  if (other === undefined) return { title: `${end}.`, detail: band };
  const { gain } = other.gain;
  if (Math.abs(gain) <= noise) {
    return {
      title: `No difference beyond run-to-run noise: ${withInterval(told)}, ${against}.`,
      detail: `A run that is done again moves by ${noise}; these differ by ${difference(gain)}, so they are equal in practice. ${band}`,
    };
  }
  return { title: `${end}, ${against}.`, detail: `${differenceWords(other.gain, noise)} ${band}` };
}

/** A difference beyond run-to-run noise, judged by its own interval: laws that err alike still agree on a difference. */
function differenceWords({ gain, low, high }: Gain, noise: number): string {
  const decimals = decimalsFor((high - low) / 2);
  const between = `between ${signed(low, decimals)} and ${signed(high, decimals)}`;
  if (low <= 0 && high >= 0)
    return `The laws do not agree on which ends lower: the difference is ${between}.`;
  // Which of them is lower is said above: a difference is a size.
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  const about = `The difference, ${difference(gain)} (between ${least.toFixed(decimals)} and ${most.toFixed(decimals)}),`;
  return least > noise
    ? `${about} is larger than the run-to-run noise of ${noise}.`
    : `${about} may be no more than the run-to-run noise of ${noise}.`;
}

/** A gain over a schedule in use. One below run-to-run noise says so before its number. */
export function gainWords(
  { name, gain, low, high }: Gain & { readonly name: string },
  noise: number,
): string {
  const way = gain < 0 ? "higher" : "lower";
  if (Math.abs(gain) <= noise) return `Within run-to-run noise of ${name}: ${difference(gain)} ${way}.`;
  if (low <= 0 && high >= 0) {
    return `${difference(gain)} ${way} than ${name} in the mean of the laws, but they do not agree that it is ${way}.`;
  }
  return `${difference(gain)} ${way} than ${name}.`;
}

import { formatLr } from "anneal/describe";
import type { Fitted } from "anneal/forecast";

/** One line of what the data can tell. */
export interface Telling {
  readonly tone: "ok" | "warn";
  readonly says: string;
}

/** Peaks nearer to each other than this share are one. */
const same = 0.1;

/** What a fit can answer, and what it cannot with the run that would settle it. */
export function whatItTells({ runs, warnings }: Pick<Fitted, "runs" | "warnings">): readonly Telling[] {
  const falling = runs.filter(({ falls }) => falls).length;
  const flat = runs.length - falling;
  const good: Telling[] =
    warnings.length === 0
      ? [{ tone: "ok", says: `${kindsOf(falling, flat)}: enough to separate the law’s terms.` }]
      : [];
  return [...good, ...together(warnings).map((says): Telling => ({ tone: "warn", says })), aboutPeaks(runs)];
}

/** What is said of several runs in the same words is one sentence, with its range. */
function together(warnings: readonly string[]): readonly string[] {
  const shares = warnings.flatMap(
    (says) => /: the laws miss its losses by ([\d.e+]+)%/.exec(says)?.[1] ?? [],
  );
  if (shares.length < 2) return warnings;
  const [low, high] = [Math.min(...shares.map(Number)), Math.max(...shares.map(Number))];
  const by = low === high ? `${low}%` : `${low}% to ${high}%`;
  const one = `The laws miss the losses of ${shares.length} runs by ${by} in the mean, so they do not describe them: trust no forecast from them.`;
  return [...warnings.filter((says) => !says.includes(": the laws miss its losses by ")), one];
}

function kindsOf(falling: number, flat: number): string {
  const words = [
    ...(flat > 0 ? [`${count(flat)} at a constant LR`] : []),
    ...(falling > 0 ? [`${count(falling)} whose LR falls`] : []),
  ];
  const [first, ...rest] = words.join(" and ");
  return `${first.toUpperCase()}${rest.join("")}`;
}

const count = (runs: number): string => (runs === 1 ? "one run" : `${runs} runs`);

function aboutPeaks(runs: Fitted["runs"]): Telling {
  const peaks = runs.map(({ peak }) => peak);
  const [low, high] = [Math.min(...peaks), Math.max(...peaks)];
  if (low >= (1 - same) * high) {
    return {
      tone: "warn",
      says: `One peak LR only, ${formatLr(high)}. Forecasts for other peaks are refused until a run at a second peak is added.`,
    };
  }
  return {
    tone: "ok",
    says: `Peaks from ${formatLr(low)} to ${formatLr(high)}: forecasts hold between them, and with a warning from ${formatLr(low / 2)} to ${formatLr(2 * high)}.`,
  };
}

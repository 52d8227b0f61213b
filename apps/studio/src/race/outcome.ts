import type { random, savedShare, TuneReport } from "@anneal/lab";
import { formatLr } from "anneal/describe";

/** What a race has shown. */
export interface Outcome {
  readonly kind: "recommended" | "untold";
  /** One sentence. */
  readonly says: string;
  /** Its evidence, and what it leaves open. */
  readonly more: readonly string[];
}

type Arm = TuneReport["details"]["arms"][number];

interface Statistics {
  readonly savedShare: typeof savedShare;
  readonly random: typeof random;
}

const percent = (share: number): string => `${Math.abs(Math.round(100 * share))}%`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** The end of a race: which schedule to use, or that these seeds cannot tell, by the lab's own intervals. */
export function outcomeOf(report: TuneReport, statistics: Statistics): Outcome {
  const { recommended, baseline, details } = report;
  const chosen = details.arms.find(({ schedule }) => schedule === recommended.schedule) as Arm;
  const others = details.arms.filter((arm) => arm !== chosen);
  const seeds = chosen.seeds.length;
  const alike = others.filter((other) => !isBetter(chosen, other, { ...statistics, among: others.length }));
  const isBaseline = recommended.schedule === baseline.schedule;
  const isCertain = isBaseline ? alike.length < others.length : details.certain;
  if (!isCertain) {
    const other = isBaseline
      ? alike[0]
      : (details.arms.find(({ schedule }) => schedule === baseline.schedule) as Arm);
    return {
      kind: "untold",
      says: `Cannot tell ${chosen.label} from ${other.label} with ${seeds} seeds; add seeds.`,
      more: details.notes,
    };
  }
  const left =
    alike.length === 0
      ? []
      : [`Cannot tell it from ${listed(alike.map(({ label }) => label))} with ${seeds} seeds.`];
  return {
    kind: "recommended",
    says: `Use ${chosen.label} with a peak of ${formatLr(chosen.peakLr)}.`,
    more: [...(isBaseline ? [] : [evidence(report, chosen)]), ...left, ...details.notes],
  };
}

/** Whether an arm ends lower than another for certain, seed by seed. */
function isBetter(
  arm: Arm,
  other: Arm,
  { savedShare, random, among }: Statistics & { readonly among: number },
): boolean {
  const pairs = arm.seeds.flatMap((own) => {
    const beside = other.seeds.find(({ seed }) => seed === own.seed);
    return beside === undefined || own.diverged || beside.diverged ? [] : [[beside.test, own.test] as const];
  });
  const { low } = savedShare(pairs, random(0, `${arm.schedule} and ${other.schedule}`).uniform, 0.05 / among);
  return low > 0;
}

function evidence({ improvement, baseline, stepsToBaseline, details }: TuneReport, chosen: Arm): string {
  const { relative, low, high, pairedSeeds } = improvement;
  const won = chosen.seedsBetter === undefined ? "" : `, ${chosen.seedsBetter} of ${pairedSeeds} seeds`;
  const sooner =
    stepsToBaseline !== null && stepsToBaseline < details.steps
      ? ` It had the same loss after ${stepsToBaseline.toLocaleString("en")} of ${details.steps.toLocaleString("en")} steps.`
      : "";
  return `${percent(relative)} less test loss than ${baseline.label} at its best rate, ${formatLr(baseline.peakLr)} (95%: ${percent(low)} to ${percent(high)}${won}).${sooner}`;
}

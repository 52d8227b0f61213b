import type { random, savedShare, TuneReport } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import { nextTurn } from "./next-turn.ts";

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

/** Below 1% one digit is kept: what is certain is not 0. */
const percent = (share: number): string => {
  const size = Math.abs(100 * share);
  return `${size < 1 ? Number(size.toPrecision(1)) : Math.round(size)}%`;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** The end of a race: which schedule to use, or that these seeds cannot tell, by the lab's own intervals. */
export async function outcomeOf(report: TuneReport, statistics: Statistics): Promise<Outcome> {
  const { recommended, baseline, details } = report;
  const chosen = details.arms.find(({ schedule }) => schedule === recommended.schedule) as Arm;
  const others = details.arms.filter((arm) => arm !== chosen);
  const seeds = chosen.seeds.length;
  const rivals: { readonly arm: Arm; readonly saved: Saved }[] = [];
  for (const arm of others) {
    await nextTurn();
    rivals.push({ arm, saved: savedBy(chosen, arm, { ...statistics, among: others.length }) });
  }
  const alike = rivals.filter(({ saved }) => !(saved.low > 0 || saved.high < 0)).map(({ arm }) => arm);
  const isBaseline = recommended.schedule === baseline.schedule;
  const isCertain = isBaseline ? rivals.some(({ saved }) => saved.low > 0) : details.certain;
  // What the answer itself speaks of is not said again.
  const spoken = isBaseline
    ? isCertain
      ? []
      : alike
    : others.filter(({ schedule }) => schedule === baseline.schedule);
  const left = rivals.filter(({ arm }) => !spoken.includes(arm));
  const beside = [
    ...left.filter(({ arm }) => !alike.includes(arm)).map(({ arm, saved }) => besideWords(arm, saved)),
    ...alikeWords(
      chosen,
      alike.filter((arm) => !spoken.includes(arm)),
    ),
  ];
  if (!isCertain) {
    const from = listed((spoken.length > 0 ? spoken : others).map(({ label }) => label));
    return {
      kind: "untold",
      says: `Cannot tell ${chosen.label} from ${from} with ${seeds} seeds; add seeds.`,
      more: [...beside, ...details.notes],
    };
  }
  return {
    kind: "recommended",
    says: `Use ${chosen.label} with a peak of ${formatLr(chosen.peakLr)}.`,
    more: [...(isBaseline ? [] : [evidence(report, chosen)]), ...beside, ...details.notes],
  };
}

type Saved = ReturnType<typeof savedShare>;

/** The share of the test loss that an arm saves beside another, seed by seed; all such intervals hold at once. */
function savedBy(
  arm: Arm,
  other: Arm,
  { savedShare, random, among }: Statistics & { readonly among: number },
): Saved {
  const pairs = arm.seeds.flatMap((own) => {
    const beside = other.seeds.find(({ seed }) => seed === own.seed);
    return beside === undefined || own.diverged || beside.diverged ? [] : [[beside.test, own.test] as const];
  });
  return savedShare(pairs, random(0, `${arm.schedule} and ${other.schedule}`).uniform, 0.05 / among);
}

/** Where one of two is better for certain. */
function besideWords({ label }: Arm, { mean, low, high }: Saved): string {
  if (low > 0)
    return `${percent(mean)} less test loss than ${label} (95%: ${percent(low)} to ${percent(high)}).`;
  return `On the test set it has ${percent(mean)} more loss than ${label} (95%: ${percent(high)} to ${percent(low)}).`;
}

const alikeWords = ({ label, seeds }: Arm, alike: readonly Arm[]): readonly string[] =>
  alike.length === 0
    ? []
    : [`Cannot tell ${label} from ${listed(alike.map((arm) => arm.label))} with ${seeds.length} seeds.`];

function evidence({ improvement, baseline, stepsToBaseline, details }: TuneReport, chosen: Arm): string {
  const { relative, low, high, pairedSeeds } = improvement;
  const won = chosen.seedsBetter === undefined ? "" : `, ${chosen.seedsBetter} of ${pairedSeeds} seeds`;
  const sooner =
    stepsToBaseline !== null && stepsToBaseline < details.steps
      ? ` It had the same loss after ${stepsToBaseline.toLocaleString("en")} of ${details.steps.toLocaleString("en")} steps.`
      : "";
  return `${percent(relative)} less test loss than ${baseline.label} at its best rate, ${formatLr(baseline.peakLr)} (95%: ${percent(low)} to ${percent(high)}${won}).${sooner}`;
}

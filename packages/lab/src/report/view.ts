import type { Curve } from "anneal";
import type { Arm, ArmDetail, TuneDetails, TuneReport } from "./data.ts";
import { hueCount } from "./page/tokens.ts";
import { decimalsFor, type Percents, percents } from "./words/numbers.ts";
import { curveOf, type ScheduleWords, scheduleWords } from "./words/schedule-words.ts";

/** The hue of a curve by its number, or `b`: the grey of the baseline. */
export type Hue = number | "b";

/** A report with what every section asks of it. */
export interface View {
  readonly report: TuneReport;
  readonly details: TuneDetails;
  readonly baseline: ArmDetail;
  /** What is held against the baseline: the recommended arm, or the best other one where the baseline is recommended. */
  readonly candidate: ArmDetail | undefined;
  /** The recommended arm is the baseline itself. */
  readonly isBaselineBest: boolean;
  /** The recommended arm is better for certain: only then does the report speak of steps, time and cost that it saves. */
  readonly isSure: boolean;
  readonly words: ScheduleWords;
  readonly curve: Curve | undefined;
  readonly baselineCurve: Curve | undefined;
  /** Decimals of a test loss. */
  readonly decimals: number;
  readonly percents: Percents;
  /** Why shares of the baseline's loss say nothing here; `undefined` where they say something. */
  readonly noShares: string | undefined;
  readonly hueOf: (schedule: string) => Hue;
}

/** Looks a report through once. */
export function viewOf(report: TuneReport): View {
  const { details, improvement } = report;
  const baseline = detailOf(report.baseline, details);
  const isBaselineBest = isSame(report.recommended, report.baseline);
  const others = details.arms.filter((arm) => !isSame(arm, report.baseline));
  const candidate = isBaselineBest ? others[0] : detailOf(report.recommended, details);
  const shown = candidate ?? baseline;
  return {
    report,
    details,
    baseline,
    candidate,
    isBaselineBest,
    isSure: details.certain && !isBaselineBest,
    words: scheduleWords(shown.label, shown.spec, details.steps),
    curve: curveOf(shown.spec, details.steps),
    baselineCurve: curveOf(baseline.spec, details.steps),
    decimals: Math.max(
      decimalsFor(shown.test),
      Math.min(decimalsFor(shown.test) + 1, decimalsFor(baseline.test)),
    ),
    percents: percents(improvement.low, improvement.high),
    noShares: noSharesOf(report, shown),
    hueOf: huesOf(report, shown),
  };
}

/** Of a loss below this no share is said. */
const leastWhole = 1e-6;
/** A share beyond this, at an end of the interval, says that the whole was too small: ten times, so 1000%. */
const mostShare = 10;

function noSharesOf({ baseline, improvement }: TuneReport, shown: Arm): string | undefined {
  const isBelow = (value: unknown, limit: number): boolean =>
    typeof value === "number" && Math.abs(value) < limit;
  const { low, high } = improvement;
  const isTiny = isBelow(baseline.test.mean, leastWhole);
  if (!isTiny && !(Math.abs(low) > mostShare || Math.abs(high) > mostShare)) return undefined;
  const what = [shown, baseline].every(({ test }) => isBelow(test.mean, 1e-3))
    ? "both are nearly 0"
    : isTiny
      ? "the constant rate’s loss is nearly 0"
      : "the interval is too wide";
  return `${what}: relative figures say nothing`;
}

const isSame = (one: Arm, other: Arm): boolean =>
  one.schedule === other.schedule && one.peakLr === other.peakLr;

/** The arm with its seeds and curve; without them where the details lack it. */
function detailOf(arm: Arm, { arms }: TuneDetails): ArmDetail {
  const found =
    arms.find((each) => isSame(each, arm)) ?? arms.find(({ schedule }) => schedule === arm.schedule);
  return found ?? { ...arm, valid: arm.test, seeds: [], curve: [], stepsToBaseline: null };
}

/** Blue for what is recommended, grey for the baseline, then the other hues in the order of the arms. */
function huesOf({ baseline, details }: TuneReport, shown: ArmDetail): (schedule: string) => Hue {
  const names = [
    shown.schedule,
    ...details.arms.map((arm) => arm.schedule),
    ...details.rates.map((rate) => rate.schedule),
  ];
  const order = [...new Set(names)].filter((name) => name !== baseline.schedule);
  return (schedule) => {
    const place = order.indexOf(schedule);
    return place < 0 ? "b" : place % hueCount;
  };
}

import type { ArmDetail } from "../report/data.ts";
import type { FindResult } from "./find.ts";
import type { RatesTried } from "./rate-search.ts";

export interface Noted {
  readonly details: readonly ArmDetail[];
  /** Index of the recommended one, or of the best other one where the baseline is recommended. */
  readonly choice: number;
  readonly isBaseline: boolean;
  readonly found?: FindResult;
  /** Final seeds that were meant to be. */
  readonly plannedSeeds: number;
  readonly tried: readonly RatesTried[];
}

/** What a reader should know before relying on the figures; empty when there is nothing. */
export function notesOn(noted: Noted): readonly string[] {
  return [lowerMean, noBracket, noRate, atTheEdge, failures, pastTheBest, fewSeeds].flatMap((note) =>
    note(noted),
  );
}

function lowerMean({ details, choice, isBaseline }: Noted): readonly string[] {
  const recommended = details[isBaseline ? 0 : choice];
  const lowest = details.reduce((best, each) => (each.test.mean < best.test.mean ? each : best));
  if (lowest === recommended || !(lowest.test.mean < recommended.test.mean)) return [];
  return [
    `${lowest.label} has the lower mean loss on the test set. The recommendation goes by the validation set, and by the cautious end of the interval.`,
  ];
}

function noBracket({ found }: Noted): readonly string[] {
  return !found || found.report.bracket ? [] : [`The range test gave no bracket: ${found.report.verdict}`];
}

/** A schedule without a rate at which it ends is not on the final seeds. */
function noRate({ tried }: Noted): readonly string[] {
  return tried
    .filter(({ points }) => points.length > 0 && points.every(({ diverged }) => diverged > 0))
    .map(({ candidate }) => `${candidate.label} is left out: it diverged at every rate that was tried.`);
}

/** A best rate with no worse one on either side may not be the best. */
function atTheEdge({ details, tried }: Noted): readonly string[] {
  return details.flatMap(({ schedule, label, peakLr }) => {
    const points = tried.find(({ candidate }) => candidate.name === schedule)?.points ?? [];
    const place = points.findIndex((point) => point.peakLr === peakLr);
    if (place < 0 || (place > 0 && place < points.length - 1)) return [];
    const side = place === 0 ? "lower" : "higher";
    return [
      `${label}: the best rate is the ${place === 0 ? "lowest" : "highest"} that was tried; a ${side} one may be better.`,
    ];
  });
}

function failures({ details }: Noted): readonly string[] {
  return details.flatMap(({ label, seeds }) => {
    const diverged = seeds.filter((each) => each.diverged).length;
    if (diverged === 0) return [];
    return [`${label}: ${diverged} of ${seeds.length} final runs diverged. They are not in its mean.`];
  });
}

/** A validation loss that has risen again: more steps teach the training rows by heart. */
function pastTheBest({ details, choice }: Noted): readonly string[] {
  const { curve } = details[choice];
  const last = curve.at(-1);
  if (last === undefined) return [];
  const lowest = curve.reduce((best, each) => (each.loss < best.loss ? each : best));
  if (last.loss < 1.05 * lowest.loss) return [];
  return [
    `The validation loss was lowest at step ${lowest.step.toLocaleString("en")} of ${last.step.toLocaleString("en")} and rose after it: a shorter run, more data or weight decay would help more than a schedule.`,
  ];
}

function fewSeeds({ details, plannedSeeds }: Noted): readonly string[] {
  const seeds = details[0].seeds.length;
  if (seeds >= plannedSeeds) return [];
  return [`Time allowed ${seeds} final seeds instead of ${plannedSeeds}; the intervals are wider for it.`];
}

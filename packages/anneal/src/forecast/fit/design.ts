import type { Law, Prepared, Scale, Values } from "../laws/law.ts";
import type { Course } from "../runs/course.ts";
import { effectiveCourse, scaledCourse } from "../runs/effective.ts";
import { peakOf } from "../runs/peak.ts";
import type { Run } from "../runs/run.ts";
import { type Thinned, thin } from "../runs/thin.ts";
import { type Track, trackOf } from "../runs/track.ts";
import type { Problem } from "./levenberg.ts";
import type { FitSettings } from "./options.ts";

/**
 * A law and runs as a problem of least squares. The unknowns are the parameters, with the LR in units in which the longest
 * run has a sum of 1; those above 0 as logarithms; and, across peaks, the two powers a and c of
 *
 *   A (peak / highest peak) ** a,   b (peak / highest peak) ** c      (b: the fourth parameter, B or b or C)
 */
export interface Design {
  readonly law: Law;
  readonly problem: Problem;
  /** Unknowns from parameters in scaled units, and back. */
  readonly toUnknowns: (values: Values) => Float64Array;
  /** Parameters with the LR in its own unit; the powers of the peak come last. */
  readonly toValues: (unknowns: Float64Array) => Float64Array;
  /** The highest peak of the runs. */
  readonly peak: number;
  /** Logarithms of the losses. */
  readonly logs: Float64Array;
}

/** What every law is fitted to, whatever power of itself the LR acts as. */
export interface FitData {
  /** The names of the runs. */
  readonly names: readonly string[];
  /** A few points of each run. */
  readonly points: readonly Thinned[];
  /** The LR of each up to its last point. */
  readonly tracks: readonly Track[];
}

/** @param runs in an order that does not depend on how they were given. */
export function fitDataOf(runs: readonly Run[], settings: FitSettings): FitData {
  const points = runs.map((run) => thin(run, { ...settings, quiet: settings.delta }));
  const tracks = runs.map(({ lr, steps }, i) =>
    trackOf(lr.subarray(0, steps[steps.length - 1] + 1), points[i].steps),
  );
  return { names: runs.map(({ name }) => name), points, tracks };
}

/** The LR of runs, acting as a power of itself, in the unit of a fit: 1 for the largest sum of LRs. */
export interface Courses {
  readonly courses: readonly Course[];
  readonly scale: Scale;
}

export function coursesOf({ tracks }: FitData, exponent: number): Courses {
  const courses = tracks.map((track) => effectiveCourse(track.lr, exponent, track));
  const sum = peakOf(courses.map((course) => course.sum[course.sum.length - 1]));
  const scale = { sum, unit: peakOf(tracks.map(({ peak }) => peak)) };
  return { courses: courses.map((course) => scaledCourse(course, sum)), scale };
}

/** What of a run enters. */
interface Part {
  readonly prepared: Prepared;
  readonly logPeak: number;
  readonly row: number;
}

/** The place of the parameter that is multiplied by a power of the peak, beside A at 1. */
const size = 3;

export function designOf(
  law: Law,
  data: FitData,
  { courses: given, ...settings }: FitSettings & { readonly courses?: Courses },
): Design {
  const { courses, scale } = given ?? coursesOf(data, settings.exponent);
  const peaks = data.tracks.map((track) => track.peak);
  const peak = peakOf(peaks);
  let rows = 0;
  const parts = courses.map((course, i): Part => {
    const { places } = data.tracks[i];
    const prepared = law.prepare(course, places, { tolerance: 1e-6, unit: scale.unit / scale.sum });
    rows += places.length;
    return { prepared, logPeak: Math.log(peaks[i] / peak), row: rows - places.length };
  });
  const across = settings.acrossPeaks ?? peaks.some((each) => each < 0.99 * peak);
  const logs = Float64Array.from(data.points.flatMap(({ losses }) => Array.from(losses, Math.log)));
  const { toUnknowns, toScaled } = transforms(law);
  const count = law.parameters.length;
  return {
    law,
    problem: problemOf({ law, parts, rows, logs, toScaled, across, settings }),
    toUnknowns: (values) => Float64Array.from([...toUnknowns(values), ...(across ? [0, 0] : [])]),
    toValues: (unknowns) =>
      Float64Array.from([
        ...law.rescale(toScaled(unknowns.subarray(0, count)), scale),
        ...unknowns.subarray(count),
      ]),
    peak,
    logs,
  };
}

/**
 * Positive parameters stay between e ** -60 and e ** 60 in the unit of the fit. Where data say only that one is large (the
 * gain comes at once), it would run off to infinity, which JSON does not have, and no loss would change by it.
 */
const furthest = 60;

function transforms({ parameters }: Law): {
  toUnknowns: (values: Values) => Float64Array;
  toScaled: (unknowns: Float64Array) => Float64Array;
} {
  return {
    toUnknowns: (values) =>
      Float64Array.from(parameters, ({ positive }, j) => (positive ? Math.log(values[j]) : values[j])),
    toScaled: (unknowns) =>
      Float64Array.from(parameters, ({ positive }, j) =>
        positive ? Math.exp(Math.max(-furthest, Math.min(furthest, unknowns[j]))) : unknowns[j],
      ),
  };
}

interface Pieces {
  readonly law: Law;
  readonly parts: readonly Part[];
  readonly rows: number;
  readonly logs: Float64Array;
  readonly toScaled: (unknowns: Float64Array) => Float64Array;
  readonly across: boolean;
  readonly settings: FitSettings;
}

function problemOf({ law, parts, rows, logs, toScaled, across, settings }: Pieces): Problem {
  const count = law.parameters.length;
  const unknowns = count + (across ? 2 : 0);
  const known = law.parameters.flatMap((each, j) =>
    each.known && settings.trust > 0 ? [{ j, positive: each.positive, ...each.known }] : [],
  );
  const force = settings.delta * Math.sqrt(settings.trust);
  const loss = new Float64Array(rows);
  const inner = new Float64Array(rows * count);
  return {
    residuals: rows + known.length,
    plain: known.length,
    unknowns,
    delta: settings.delta,
    evaluate: (at, residuals, jacobian) => {
      const values = toScaled(at.subarray(0, count));
      for (const { prepared, logPeak, row } of parts) {
        const own = Float64Array.from(values);
        if (across) {
          own[1] *= Math.exp(at[count] * logPeak);
          if (size < count) own[size] *= Math.exp(at[count + 1] * logPeak);
        }
        const end = row + prepared.points;
        const slopes = jacobian ? inner.subarray(row * count, end * count) : undefined;
        prepared.evaluate(own, loss.subarray(row, end), slopes);
        if (jacobian) chain({ law, own, across, logPeak, row, end, unknowns, inner, loss, jacobian });
      }
      for (let i = 0; i < rows; i++) {
        if (!(loss[i] > 0 && loss[i] < Number.MAX_VALUE)) return false;
        residuals[i] = logs[i] - Math.log(loss[i]);
      }
      known.forEach(({ j, positive, middle, spread }, i) => {
        residuals[rows + i] = (force * (at[j] - (positive ? Math.log(middle) : middle))) / spread;
        if (!jacobian) return;
        jacobian.fill(0, (rows + i) * unknowns, (rows + i + 1) * unknowns);
        jacobian[(rows + i) * unknowns + j] = force / spread;
      });
      return true;
    },
  };
}

interface Chain {
  readonly law: Law;
  readonly own: Float64Array;
  readonly across: boolean;
  readonly logPeak: number;
  readonly row: number;
  readonly end: number;
  readonly unknowns: number;
  readonly inner: Float64Array;
  readonly loss: Float64Array;
  readonly jacobian: Float64Array;
}

/** Derivatives of residuals by unknowns, from those of losses by parameters. */
function chain({ law, own, across, logPeak, row, end, unknowns, inner, loss, jacobian }: Chain): void {
  const count = law.parameters.length;
  const factors = law.parameters.map(({ positive }, j) => (positive ? own[j] : 1));
  for (let i = row; i < end; i++) {
    const by = -1 / loss[i];
    for (let j = 0; j < count; j++) jacobian[i * unknowns + j] = inner[i * count + j] * factors[j] * by;
    if (!across) continue;
    jacobian[i * unknowns + count] = jacobian[i * unknowns + 1] * logPeak;
    jacobian[i * unknowns + count + 1] = size < count ? jacobian[i * unknowns + size] * logPeak : 0;
  }
}

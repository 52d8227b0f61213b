// What a conversion does at its ends, measured on its curve.
import { compile } from "anneal";
import { formatLr, formatSteps } from "anneal/describe";

/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {import("./call.mjs").Example} Example */

/** The LR of the first group: `at(step)`. @param {Converted} converted @param {number} steps */
export const curveOf = ({ groups }, steps) => compile(groups[0], { steps });

/** @param {number} a @param {number} b */
const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/**
 * The first update of the highest LR of a run, and that LR.
 * @param {(step: number) => number} at
 * @param {number} run
 */
function peakOf(at, run) {
  let peak = { step: 0, lr: at(0) };
  for (let step = 1; step < run; step++) {
    const lr = at(step);
    if (lr > peak.lr && !same(lr, peak.lr)) peak = { step, lr };
  }
  return peak;
}

/**
 * What happens after the last update of a planned run, in words.
 * @param {(step: number) => number} at
 * @param {number} run
 * @param {number | undefined} stops
 */
function afterEnd(at, run, stops) {
  if (stops !== undefined && stops <= 2 * run + 2) return `raises an error at ${formatSteps(stops)}`;
  const [before, last, first] = [at(run - 2), at(run - 1), at(run)];
  if (last > 2 * before) return `has started again at ${formatSteps(run - 1)}`;
  const later = Array.from({ length: 3 * run }, (_, k) => at(run + k));
  if (later.every((lr) => same(lr, first))) {
    return same(first, last)
      ? `stays at ${formatLr(first)}`
      : `${formatLr(first)} at ${formatSteps(run)}, and stays`;
  }
  const peak = peakOf((k) => later[k], later.length);
  if (first > 1.5 * last && later[1] <= first) return `starts again, from ${formatLr(first)}`;
  if (peak.lr > first) return `rises again, to ${formatLr(peak.lr)} at ${formatSteps(run + peak.step)}`;
  const lowest = peakOf((k) => -later[k], later.length);
  const place = `${formatLr(-lowest.lr)} at ${formatSteps(run + lowest.step)}`;
  if (later.slice(lowest.step).some((lr) => !same(lr, -lowest.lr)))
    return `falls to ${place}, and rises again`;
  if (lowest.step < later.length - 1) return `falls to ${place}, and stays`;
  return `goes on falling, ${formatLr(at(2 * run))} at ${formatSteps(2 * run)}`;
}

/**
 * The figures of an example.
 * @param {Converted} converted
 * @param {Example} example
 */
export function factsOf(converted, { run, ends, after }) {
  const { at } = curveOf(converted, run);
  const peak = peakOf(at, run);
  return {
    first: at(0),
    peak,
    last: at(run - 1),
    after: after ?? (ends ? afterEnd(at, run, converted.stops) : "has no end of its own"),
  };
}

import { endingOf } from "../cycles-in.ts";
import { formatSteps } from "../format.ts";
import type { Phase } from "../phases.ts";
import type { Scene } from "./acts.ts";
import { counted } from "./amounts.ts";
import { cutsOf } from "./cuts-of.ts";
import { length } from "./length.ts";

/** More cuts than this are not all named. */
const mostCuts = 4;

/** The cuts of a fall in steps, the first few by name. */
export function cutsInWords(phase: Phase, { curve, summary, cite }: Scene): string {
  const all = cutsOf(curve.at, phase);
  const named = all.length > mostCuts ? [...all.slice(0, mostCuts - 1), ...all.slice(-1)] : all;
  const places = named.map(([step, lr]) => `to ${length(lr, summary.peak)} at step ${formatSteps(step)}`);
  if (all.length > mostCuts) places.splice(-1, 1, `and so on, ${places[mostCuts - 1]}`);
  const times = ["once", "twice"][all.length - 1] ?? `${formatSteps(all.length)} times`;
  return `Shorten in jumps. The length of a step is cut ${times}: ${places.join(", ")}. Long steps cover ground until they no longer help, then shorter ones reach lower${cite("cuts")}.`;
}

/** `4 whole cosine cycles and 3,750 of the 5,000 steps of one more` where the end of the run cuts the last. */
export function cyclesInWords({ end, shape = "" }: Phase, { curve, summary }: Scene): string {
  const [, times, kind = ""] = /^([\d,]+)(?: × (.*)| times)$/.exec(shape) ?? [];
  const name = `${kind}${kind === "" ? "" : " "}cycle`;
  const last = end >= summary.steps ? endingOf(curve, summary.steps) : undefined;
  if (times === undefined || last?.cycle === undefined || last.end <= summary.steps + 1)
    return times === undefined ? `${shape} cycles` : `${times} ${name}s`;
  const whole = Number(times.replaceAll(",", "")) - 1;
  const [done, of] = [summary.steps - last.start, last.end - last.start].map(formatSteps);
  return `${counted(whole, `whole ${name}`)} and ${done} of the ${of} steps of one more, which the end of the run cuts`;
}

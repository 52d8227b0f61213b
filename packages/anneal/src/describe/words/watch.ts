import { endingOf, rounding } from "../cycles-in.ts";
import { formatLr, formatShare, formatSteps } from "../format.ts";
import { type Phase, updatesIn } from "../phases.ts";
import { before } from "../samples.ts";
import { isNoisy, isStepped, type Scene } from "./acts.ts";
import { counted } from "./amounts.ts";

/** A change in one update that is worth a word, as a share of the highest LR. */
const jumpy = 0.05;

/** What is legal but worth knowing, a sentence each. */
export function watch(scene: Scene): readonly string[] {
  return [...start(scene), ...ending(scene), ...jumps(scene), ...below(scene)];
}

/** What there is to say when nothing needs watching: only what holds for this curve. */
export function calm({ curve, summary: { steps } }: Scene): readonly string[] {
  const last = endingOf(curve, steps);
  const isWhole = last !== undefined && Math.abs(last.end - steps) <= rounding * steps;
  return [
    `The first step has a length above 0${isWhole ? ", and the end of the run cuts no part short" : ""}.`,
  ];
}

function start({ summary }: Scene): string[] {
  const { first, peak, warmupSteps, steps } = summary;
  if (peak === 0 && summary.lowest === 0) return ["Every step has length 0: the run changes nothing."];
  const idle =
    first === 0 && peak > 0
      ? ["The first step has length 0, so update 0 changes nothing; start above 0."]
      : [];
  const half =
    warmupSteps > steps / 2 && warmupSteps < steps
      ? [
          `The steps grow for ${formatShare(warmupSteps / steps)} of the run; a warmup is usually much shorter.`,
        ]
      : [];
  return [...idle, ...half];
}

function ending({ curve, summary }: Scene): string[] {
  const { steps, phases, last, peak } = summary;
  const end = phases[phases.length - 1];
  const part = endingOf(curve, steps);
  if (end.name === "tail" && phases.length > 1) {
    const idle = last === 0 ? " at length 0, and change nothing" : ` at ${formatLr(last)}`;
    return [
      `The fall is over at step ${formatSteps(Math.ceil(end.start))}; the last ${counted(updatesIn(end), "step")} run${idle}.`,
    ];
  }
  const isCut = part !== undefined && part.end > steps + 1 && part.end < Number.POSITIVE_INFINITY;
  const goal = isCut ? before(curve.at, part.start, part.end) : last;
  if (isCut && end.name === "cycles") {
    const [done, whole] = [steps - part.start, part.end - part.start].map(formatSteps);
    return [
      `The end of the run cuts the last cycle short, after ${done} of its ${whole} steps: it stops at ${formatLr(last)}, not at ${formatLr(goal)}.`,
    ];
  }
  if (isCut && end.name === "cooldown") {
    if (last - goal > 0.01 * peak)
      return [
        `The fall would end at step ${formatSteps(Math.ceil(part.end))}, at ${formatLr(curve.at(part.end))}; the run stops before, at ${formatLr(last)}.`,
      ];
  }
  if (isCut && end.name !== "warmup")
    return [
      `The last part is planned to step ${formatSteps(Math.ceil(part.end))}; the end of the run cuts it short.`,
    ];
  if (end.name === "warmup" && phases.length > 1) return ["The run ends while the steps still grow."];
  return [];
}

function jumps({ curve: { at }, summary }: Scene): string[] {
  const { phases, peak } = summary;
  return phases.slice(1).flatMap((phase: Phase, k) => {
    const left = phases[k];
    const [from, to] = [before(at, left.start, left.end), at(phase.start)];
    const isCut = [phase, left].some((each) => isStepped(each) || isNoisy(each));
    if (isCut || Math.abs(to - from) <= jumpy * peak || phase.name === "cycles") return [];
    return [
      `At step ${formatSteps(Math.ceil(phase.start))} the step length jumps from ${formatLr(from)} to ${formatLr(to)}.`,
    ];
  });
}

function below({ summary }: Scene): string[] {
  const { lowest, lowestStep } = summary;
  return lowest < 0
    ? [`The LR goes below 0 (${formatLr(lowest)} at step ${formatSteps(lowestStep)}): such steps go uphill.`]
    : [];
}

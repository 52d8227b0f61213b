import type { Curve, Spec } from "../schedules/index.ts";
import { formatLr, formatSteps } from "./format.ts";
import { levelAt } from "./level-at.ts";
import { type Phase, phases, updatesIn } from "./phases.ts";

/** More phases than this are not read out one by one. */
const most = 6;

/**
 * A schedule in one line: its phases with their lengths in updates.
 *
 * @param steps updates in the run.
 * @example sentence(compile(cosine({ from: 1, to: 0, over: 90 }), { steps: 100 }), 100); // "cooldown 90 (cosine) → tail 10"
 */
export function sentence(curve: Curve, steps: number, spec?: Spec): string {
  const texts = phases(curve, steps, spec).map((phase) => {
    const { name, shape } = phase;
    const plain = shape === undefined || (name === "warmup" && shape === "linear");
    return `${name} ${formatSteps(updatesIn(phase))}${plain ? "" : ` (${shape})`}`;
  });
  return shortened(texts).join(" → ");
}

/**
 * A schedule as one says it, for screen readers and captions.
 *
 * @param steps updates in the run.
 * @example spoken(compile(linear({ from: 1, to: 0, over: 90 }), { steps: 100 }), 100); // "falls from 1 to 0 at step 90, stays there to 100"
 */
export function spoken(curve: Curve, steps: number, spec?: Spec): string {
  const texts = phases(curve, steps, spec).map((phase, k) => said(curve, phase, k === 0));
  return shortened(texts).join(", ");
}

function said({ at }: Curve, phase: Phase, first: boolean): string {
  const { name, start, end, shape = "" } = phase;
  const there = `${first ? "step " : ""}${formatSteps(Math.round(end))}`;
  const level = formatLr(levelAt(at, phase));
  const from = first && name === "cooldown" ? `from ${formatLr(at(start))} ` : "";
  const noisy = shape.endsWith("noisy") ? ", with noise" : "";
  const cuts = /^steps, ([\d,]+ cuts?)$/.exec(shape)?.[1];
  if (name === "cycles")
    return `goes through ${shape.replace(" × ", " ").replace(" times", "")} cycles to ${level} at ${there}`;
  if (name === "warmup" && first && !(levelAt(at, phase) > at(start)))
    return `jumps from ${formatLr(at(start))} to ${formatLr(at(end))} at ${there}`;
  if (name === "warmup") return `rises to ${level} at ${there}${noisy}`;
  if (name === "cooldown") {
    return cuts === undefined
      ? `falls ${from}to ${level} at ${there}${noisy}`
      : `falls ${from}in ${cuts} to ${level}, to ${there}`;
  }
  return first
    ? `stays at ${formatLr(at(start))} to ${there}${noisy}`
    : `${name === "hold" ? "holds" : "stays there"} to ${there}${noisy}`;
}

const shortened = (texts: readonly string[]): readonly string[] =>
  texts.length <= most ? texts : [...texts.slice(0, 3), `${texts.length - 5} more`, ...texts.slice(-2)];

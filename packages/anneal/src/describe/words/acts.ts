import type { Curve } from "../../schedules/index.ts";
import type { Horizon } from "../../units/index.ts";
import { formatLr, formatShare, formatSteps } from "../format.ts";
import { levelAt } from "../level-at.ts";
import { type Phase, updatesIn } from "../phases.ts";
import type { Summary } from "../summarise.ts";
import { counted, otherUnits } from "./amounts.ts";
import { cutsInWords, cyclesInWords } from "./counts.ts";
import { length } from "./length.ts";
import type { Citations } from "./sources.ts";

/** What the words are about. */
export interface Scene {
  readonly curve: Curve;
  readonly horizon: Horizon;
  readonly summary: Summary;
  readonly cite: Citations["cite"];
}

/** One paragraph about one phase, with its own numbers. */
export function act(phase: Phase, k: number, scene: Scene): string {
  const { name } = phase;
  const text = isNoisy(phase) && scene.summary.phases.findIndex(isNoisy) === k ? chance : "";
  if (name === "warmup") return rise(phase, k, scene) + text;
  if (name === "cooldown") return fall(phase, k, scene) + text;
  if (name === "cycles") return again(phase, scene) + text;
  return (name === "tail" ? rest(phase, scene) : level(phase, k, scene)) + text;
}

export const isNoisy = ({ shape }: Phase): boolean => shape?.endsWith("noisy") ?? false;
const chance =
  " Each step is a little longer or shorter than that by chance; the same seed gives the same steps.";

/** `For the next 19,000 steps (76% of the run, 1.95B tokens)`. */
function when(phase: Phase, { horizon }: Scene): string {
  const count = updatesIn(phase);
  const more = [
    ...(count === horizon.steps ? [] : [`${formatShare(count / horizon.steps)} of the run`]),
    ...otherUnits(count, horizon),
  ].join(", ");
  const { steps } = horizon;
  const which =
    count === steps ? "all" : phase.start === 0 ? "the first" : phase.end >= steps ? "the last" : "the next";
  return `For ${which} ${counted(count, "step")}${more === "" ? "" : ` (${more})`}`;
}

/** A shorter phase than this share of the run does little by itself. */
export const negligible = (phase: Phase, { horizon }: Scene): boolean =>
  updatesIn(phase) < 0.005 * horizon.steps;

/** Where a phase comes from and where it leads; of noise, about. */
function levels(phase: Phase, { curve: { at }, summary: { peak } }: Scene): readonly [string, string] {
  const about = isNoisy(phase) ? "about " : "";
  const end = phase.name === "warmup" && isStepped(phase) ? at(phase.end) : levelAt(at, phase);
  return [about + length(at(phase.start), peak), about + length(end, peak)];
}

export const isStepped = ({ shape }: Phase): boolean => shape?.startsWith("steps, ") ?? false;

function rise(phase: Phase, k: number, scene: Scene): string {
  const { horizon, cite, summary } = scene;
  const [from, to] = levels(phase, scene);
  if (k > 0) return `Warm up again. ${when(phase, scene)}, the length grows from ${from} to ${to}.`;
  if (summary.phases.length === 1)
    return `Longer and longer. ${when(phase, scene)}, the length grows from ${from} to ${to}, and never shrinks.`;
  const long = updatesIn(phase) >= 0.2 * horizon.steps && summary.phases[1].name === "cooldown";
  const why = long
    ? `The rise is long on purpose: one rise and one fall over the whole run${cite("oneCycle")}.`
    : `The ground is unknown at first, and one long step could throw the hiker off. The measured benefit of a warmup is that training survives longer steps later${cite("warmup")}.`;
  return `Find your feet. ${when(phase, scene)}, the length grows from ${from} to ${to}. ${why}`;
}

function level(phase: Phase, k: number, scene: Scene): string {
  const { curve, horizon, summary, cite } = scene;
  const mean = meanOf(phase, curve);
  const size = (isNoisy(phase) ? "about " : "") + length(mean, summary.peak);
  if (summary.phases.length === 1) {
    if (curve.at(0) === 0) return "No way at all. Every step has length 0: nothing changes.";
    if (horizon.steps === 1) return `One step. It is ${size} long.`;
    return `The same length all the way. Each of the ${counted(horizon.steps, "step")} is ${size} long. Steps that never shrink keep jumping over the lowest ground; published runs end lower when the steps shrink at the end${cite("decay")}.`;
  }
  if (negligible(phase, scene)) return `A short hold. ${when(phase, scene)}, the length stays at ${size}.`;
  const isLower = summary.phases.slice(0, k).some(({ name }) => name === "cooldown");
  if (isLower) {
    return `Keep going. ${when(phase, scene)}, the length stays at ${size}. Training can go on from here when new data come, without planning the end${cite("infinite")}.`;
  }
  const isPlain = summary.lowest >= 0 && summary.sum > 0;
  const share = formatShare(Math.min(1, (mean / summary.sum) * updatesIn(phase)));
  const way = isPlain ? ` That is ${share} of the way, all steps laid end to end.` : "";
  const last = k === summary.phases.length - 1;
  const rest = last
    ? ` They never shrink; published runs end lower when the steps shrink at the end${cite("decay")}.`
    : " The hiker crosses the valley here, and keeps stepping over the lowest ground.";
  return `Cover ground. ${when(phase, scene)}, the length stays at ${size}.${way}${rest}`;
}

function fall(phase: Phase, k: number, scene: Scene): string {
  const { cite } = scene;
  const { shape = "" } = phase;
  const [from, to] = levels(phase, scene);
  if (isStepped(phase)) {
    return cutsInWords(phase, scene);
  }
  if (shape.startsWith("inverse sqrt")) {
    return `Slow down gently. ${when(phase, scene)}, the length shrinks from ${from} to ${to}, with the inverse square root of the step number: four times as far on, half as long. The fall has no planned end${cite("inverseRoot")}.`;
  }
  if (negligible(phase, scene))
    return `A short fall. ${when(phase, scene)}, the length shrinks from ${from} to ${to}.`;
  const way = shape === "" || shape.includes("noisy") ? "" : ` (${shape})`;
  return `Settle. ${when(phase, scene)}, the length shrinks from ${from} to ${to}${way}. Near the valley floor long steps jump over the lowest ground; short ones settle into it.${reason(phase, k, scene)}`;
}

/** What published work says of a fall of this kind at this place. */
function reason({ shape = "" }: Phase, k: number, { summary, cite }: Scene): string {
  if (summary.phases[k - 1]?.name === "hold") {
    const fast = ` In published runs the loss falls fast in this part${cite("decay")}.`;
    return shape === "1-sqrt"
      ? `${fast} Of the shapes compared in one study, 1-sqrt ended lowest${cite("cooldown")}.`
      : fast;
  }
  if (shape === "linear" && summary.final === 0)
    return ` A straight fall to 0 is the best one in theory for where the last step ends${cite("linear")}.`;
  if (shape.startsWith("cosine"))
    return ` A cosine falls slowly at first, fast in the middle and slowly at the end${cite("restarts")}.`;
  return "";
}

function again(phase: Phase, scene: Scene): string {
  const { summary, cite, curve } = scene;
  const { shape = "" } = phase;
  const { restarts } = summary;
  const isSmooth = shape.includes("triangle");
  const turn = restarts.find((step) => step > phase.start && step < phase.end);
  const jump =
    isSmooth || turn === undefined
      ? ""
      : ` The first restart comes at step ${formatSteps(turn)}: the step length jumps from ${formatLr(curve.at(turn - 1))} to ${formatLr(curve.at(turn))}.`;
  const why = isSmooth
    ? ` It goes up and down between two levels, so that no single best length has to be found${cite("cyclic")}.`
    : shape.includes("×")
      ? ` Each cycle begins with long steps and ends with short ones; the model at the end of a cycle is the one to keep${cite("restarts")}.`
      : "";
  return `Again and again. ${when(phase, scene)}, the plan goes through ${cyclesInWords(phase, scene)}.${jump}${why}`;
}

function rest(phase: Phase, scene: Scene): string {
  const size = curveEnd(scene, phase);
  const what =
    size === 0 ? "the length is 0: nothing changes any more" : `the length stays at ${formatLr(size)}`;
  return `Coast. ${when(phase, scene)}, ${what}.`;
}

const curveEnd = ({ curve }: Scene, phase: Phase): number => curve.at(phase.end);

/** The mean LR of a flat phase, from at most a few hundred of its steps. */
function meanOf({ start, end }: Phase, { at }: Curve): number {
  const count = Math.min(400, Math.ceil(end - start));
  let mean = 0;
  for (let k = 0; k < count; k++) mean += at(start + Math.floor((k * (end - start)) / count)) / count;
  return mean;
}

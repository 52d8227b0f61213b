import { endingOf } from "../cycles-in.ts";
import { formatSteps } from "../format.ts";
import { levelAt } from "../level-at.ts";
import type { Phase } from "../phases.ts";
import { isNoisy, isStepped, negligible, type Scene } from "./acts.ts";
import { cutsOf } from "./cuts-of.ts";
import { length } from "./length.ts";

const resume =
  "A run that breaks off can be resumed from its last saved state: the length depends on the step number alone.";

/** What may still be decided while the run goes on, and what not: to stop, to extend, to resume. */
export function choices(scene: Scene): string {
  const { summary } = scene;
  if (summary.peak === 0 && summary.lowest === 0)
    return "What can be changed later. The run can be stopped at any step: nothing is lost, for nothing changes.";
  return `What can be changed later. ${ofLast(scene)} ${resume}`;
}

function ofLast(scene: Scene): string {
  const { curve, summary } = scene;
  const { phases, steps } = summary;
  const last = phases[phases.length - 1];
  const before = phases[phases.length - 2];
  if (last.name === "cycles") return ofCycles(scene);
  if (last.name === "warmup") return `The steps still grow at the end: ${stoppedAt(last, scene)}`;
  if (isStepped(last)) return ofCuts(last, scene);
  if (last.name !== "cooldown") return ofFlat(last, scene);
  if (endingOf(curve, steps)?.end === Number.POSITIVE_INFINITY) {
    return `The fall has no end of its own: the run can be stopped at any step, and extended by letting it go on. ${ending(scene)}`;
  }
  return before?.name === "hold" && !negligible(before, scene)
    ? ofHold(before, last, scene)
    : ofFall(last, scene);
}

const ending = ({ cite }: Scene): string =>
  `A stop leaves the LR where it is; to end lower, start a cooldown at any step${cite("cooldown")}.`;

function ofFlat(phase: Phase, scene: Scene): string {
  const { summary } = scene;
  const from = formatSteps(Math.ceil(phase.start));
  if (phase.name === "tail" && summary.last === 0)
    return `From step ${from} on the length is 0: a run stopped there loses nothing, and one that is extended gains nothing.`;
  const where = phase.start === 0 ? "at any step" : `at any step from ${from} on`;
  const kept = goesOn(scene) ? "by letting the plan go on" : "by keeping the length";
  return `The run can be stopped ${where}, and extended ${kept}. ${phase.name === "tail" ? "A stop leaves the LR where it is." : ending(scene)}`;
}

function ofHold(hold: Phase, fall: Phase, scene: Scene): string {
  const [from, to] = [hold.start, fall.start].map((step) => formatSteps(Math.ceil(step)));
  return `While the length is held (steps ${from} to ${to}) the end is still open: the hold can be left early or extended at any step, and then cooled down${scene.cite("cooldown")}. Once the fall has begun it must be finished: ${stoppedAt(fall, scene)} To train longer later, keep the model of step ${to} and hold on from there.`;
}

function ofFall(fall: Phase, scene: Scene): string {
  const { curve, summary, cite } = scene;
  const [from, to] = [Math.ceil(fall.start), summary.steps];
  const part = endingOf(curve, to);
  const end = part !== undefined && part.end > to + 1 ? Math.ceil(part.end) : to;
  const whole = `The fall is planned to step ${formatSteps(end)} and finished only there${fall.shape?.startsWith("cosine") ? cite("cooldown") : ""}: ${stoppedAt(fall, scene)}`;
  if (end > to) return `${whole} The run can be extended to step ${formatSteps(end)} as it is.`;
  const when = from === 0 ? "before the first step" : `before the fall begins at step ${formatSteps(from)}`;
  return `${whole} A longer or shorter run needs a plan of its own, chosen ${when}.`;
}

/** Whether the plan still moves after the run: looked at in a few places of as many steps again. */
function goesOn({ curve, summary: { steps, final } }: Scene): boolean {
  return [0.1, 0.23, 0.37, 0.5, 0.71, 0.9, 1].some(
    (share) => curve.at(steps + Math.ceil(share * steps)) !== final,
  );
}

/** `a run stopped halfway through it, at step 500, ends at 5e-4 instead of 0.` */
function stoppedAt(phase: Phase, scene: Scene): string {
  const { curve, summary } = scene;
  const middle = Math.floor((phase.start + phase.end) / 2);
  return `a run stopped halfway through it, at step ${formatSteps(middle)}, ends at ${about(phase)}${length(curve.at(middle), summary.peak)} instead of ${about(phase)}${length(levelAt(curve.at, phase), summary.peak)}.`;
}

const about = (phase: Phase): string => (isNoisy(phase) ? "about " : "");

function ofCuts(phase: Phase, scene: Scene): string {
  const { curve, summary } = scene;
  const last = cutsOf(curve.at, phase).at(-1);
  if (last === undefined || goesOn(scene))
    return "The run can be stopped or extended at any step; extended, the cuts go on as planned. A stop leaves out the cuts that were still to come.";
  return `The run can be stopped or extended at any step from the last cut on, step ${formatSteps(last[0])}; extended, it keeps the length of ${length(last[1], summary.peak)}. Stopped earlier, it misses the cuts that were still to come.`;
}

function ofCycles(scene: Scene): string {
  const { curve, summary } = scene;
  const [first] = summary.snapshots;
  if (first === undefined || curve.at(first) >= summary.mean)
    return "A run that is stopped ends at the LR it has there, high or low.";
  const ends = summary.snapshots.slice(0, 3).map(formatSteps).join(", ");
  const more = summary.snapshots.length > 3 ? ", and so on" : "";
  const size = length(curve.at(first), summary.peak);
  const further = goesOn(scene)
    ? "Extended, the run goes on with the next cycle."
    : "To extend the run, cycles have to be added to the plan.";
  return `The best places to stop are the ends of the cycles (after step${summary.snapshots.length > 1 ? "s" : ""} ${ends}${more}); the first ends at ${size}. ${further} Stopped in between, it ends at the LR it has there.`;
}

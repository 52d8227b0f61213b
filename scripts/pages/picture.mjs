// The small picture of a scheduler: its run, and in another colour what it does past its end.
import { compile } from "anneal";
import { greedy, plateau } from "anneal/control";
import { drawSvg } from "anneal/describe";
import { curveOf } from "./facts.mjs";

/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {import("anneal/describe").Layer} Layer */
/** @typedef {import("./call.mjs").Example} Example */

const size = { width: 480, height: 170, title: "" };

/**
 * The LR at each of `steps` readings of a metric that never changes.
 * @param {Converted} converted
 * @param {number} steps
 * @returns {number[]}
 */
export function reaction(converted, steps) {
  const { at } = curveOf(converted, steps);
  const { control } = converted;
  if (control === undefined) return Array.from({ length: steps }, (_, k) => at(k));
  const { options } = control;
  /** @type {{ start: any, next: (state: any, metric: number) => any, factor: (state: any, step: number, group?: number) => number }} */
  const controller = control.kind === "greedy" ? greedy(control.options) : plateau(control.options);
  const early = "counting" in options && options.counting === "optax";
  let state = controller.start;
  return Array.from({ length: steps }, (_, k) => {
    if (early) state = controller.next(state, 1);
    const lr = at(k) * controller.factor(state, k, 0);
    if (!early) state = controller.next(state, 1);
    return lr;
  });
}

/** @param {Example} example @param {Converted} converted */
const shown = ({ run, ends, show }, { stops }) =>
  show ?? (ends && stops === undefined ? Math.round(1.35 * run) : run);

/**
 * Where the planned run is drawn to: to the last update, where what comes right after it is no part of it: an error, or a
 * first step up again.
 * @param {Example} example
 * @param {Converted} converted
 */
export function lastShown({ run, ends }, converted) {
  const { stops = Number.POSITIVE_INFINITY } = converted;
  const { at } = curveOf(converted, run);
  const [last, next] = [at(run - 1), at(run)];
  const climbs = ends && next > last && next < 1.1 * last;
  return stops <= run + 1 || climbs ? run - 1 : run;
}

/**
 * The picture of an example in a theme.
 * @param {Converted} converted
 * @param {Example} example
 * @param {"light" | "dark"} theme
 */
export function pictureOf(converted, example, theme) {
  const steps = shown(example, converted);
  if (converted.control) {
    const runs = reaction(converted, steps).map((lr) => /** @type {const} */ ([lr, 1]));
    const curve = compile({ kind: "table", runs }, { steps });
    return drawSvg([{ name: "", curve }], { steps, theme, ...size });
  }
  const spec = converted.groups[0];
  const curve = curveOf(converted, steps);
  const planned = { name: "", spec, curve, horizon: { steps: lastShown(example, converted) } };
  // A curve without its events, which the planned one shows.
  const past = {
    name: "past its end",
    curve: { kind: curve.kind, path: curve.path, span: curve.span, at: curve.at },
  };
  return drawSvg(steps > example.run ? [planned, past] : [planned], { steps, theme, ...size });
}

// Random specs with the length of their run: half are what people use, a quarter what frameworks make, a quarter anything.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { callOf, contextOf } from "../golden/cases.mjs";
import { drawCase, draws } from "./calls.mjs";
import { drawComposition } from "./compose.mjs";
import { drawRecipe } from "./recipes.mjs";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {{ spec: import("anneal").Spec, steps: number }} Drawn */

/** What a run can hold: no LR of more than this. */
const highest = 1e50;

/**
 * Random specs that compile, and are numbers throughout their run.
 * @param {Random} r
 * @param {number} count
 * @returns {Drawn[]}
 */
export function drawSpecs(r, count) {
  /** @type {Drawn[]} */
  const drawn = [];
  while (drawn.length < count) {
    const steps = r.chance(0.1) ? r.whole(1, 12) : r.chance(0.9) ? r.whole(10, 250) : r.whole(250, 1500);
    const spec = r.one(
      () => drawRecipe(r, steps),
      () => drawRecipe(r, steps),
      () => drawConverted(r, steps),
      () => drawComposition(r, steps),
    )();
    if (spec && isSound(spec, steps)) drawn.push({ spec, steps });
  }
  return drawn;
}

/**
 * What a framework's scheduler becomes.
 * @param {Random} r
 * @param {number} steps
 */
function drawConverted(r, steps) {
  const each = drawCase(r, r.one(...Object.keys(draws)), steps);
  try {
    const { groups, positions } = from(/** @type {any} */ (each.framework), callOf(each), contextOf(each));
    return positions ? undefined : groups[0];
  } catch {
    return undefined;
  }
}

/** @param {import("anneal").Spec} spec @param {number} steps */
function isSound(spec, steps) {
  try {
    const { at } = compile(spec, { steps });
    for (let i = 0; i < steps; i++) if (!(Math.abs(at(i)) <= highest)) return false;
    return true;
  } catch {
    return false;
  }
}

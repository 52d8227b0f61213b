// The commands that convert and compare what the pages show.
import { guides } from "./examples.mjs";
import { number } from "./python.mjs";

/** @typedef {import("anneal/convert").ConvertContext} ConvertContext */
/** @typedef {import("anneal/convert").Framework} Framework */
/** @typedef {import("./call.mjs").Example} Example */
/** @typedef {import("./disagree/recipes.mjs").Recipe} Recipe */

const widest = 92;

/** What a text does not say, as flags. @param {ConvertContext} facts */
function flagsOf({ baseLrs, version, horizon }) {
  return [
    ...(baseLrs ? [`--base-lr ${baseLrs.map(number).join(",")}`] : []),
    ...(version === undefined ? [] : [`--framework-version ${version}`]),
    ...(horizon?.stepsPerEpoch ? [`--steps-per-epoch ${horizon.stepsPerEpoch}`] : []),
    ...(horizon?.steps ? [`--steps ${horizon.steps}`] : []),
  ];
}

/** On one line, or in several where that is long. @param {readonly string[]} parts */
function laid(parts) {
  const line = parts.join(" ");
  return line.length <= widest ? line : parts.join(" \\\n  ");
}

/** What surrounds an example. @param {Framework} framework @param {Example} example @returns {ConvertContext} */
export function contextOf(framework, { context, run }) {
  const around = guides[framework].context;
  return { ...around, ...context, horizon: { steps: run, ...around.horizon, ...context?.horizon } };
}

/**
 * The command that writes an example in another framework.
 * @param {Framework} framework
 * @param {Example} example
 * @param {Framework} target
 */
export function convertCommand(framework, example, target) {
  const { style } = guides[framework];
  const flags = [`--from ${framework}`, ...flagsOf(contextOf(framework, example)), `--to ${target}`];
  return laid([`npx anneal convert ${style.file ?? `'${style.line(example.call)}'`}`, flags.join(" ")]);
}

/**
 * The command that compares two recipes.
 * @param {Recipe} a
 * @param {Recipe} b
 * @param {ConvertContext} facts
 */
export function diffCommand(a, b, facts) {
  const [one, other] = [a, b].map(({ framework, call }) => `'${guides[framework].style.line(call)}'`);
  return laid([`npx anneal diff ${one}`, other, flagsOf(facts).join(" ")]);
}

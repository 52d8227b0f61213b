// A scheduler of the page, and what it becomes.
import { compile } from "anneal";
import { from } from "anneal/convert";

/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("anneal/convert").ConvertContext} ConvertContext */
/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {import("anneal/convert").Framework} Framework */

/**
 * A scheduler of the page.
 * @typedef {object} Recipe
 * @property {string} name In figures and tables.
 * @property {Framework} framework
 * @property {Call} call
 * @property {string} [golden] Its name in the tables of figures.
 * @property {ConvertContext} [context] Default: a base LR of 1.
 */

/**
 * A recipe by its name.
 * @template {Recipe} R
 * @param {readonly R[]} list
 * @param {string} name
 * @returns {R}
 */
export function named(list, name) {
  const found = list.find((recipe) => recipe.name === name);
  if (found === undefined) throw new Error(`no recipe ${name}`);
  return found;
}

/**
 * What a recipe becomes, and its LR at any update.
 * @param {Recipe} recipe
 * @returns {{ recipe: Recipe, converted: Converted, at: (update: number) => number }}
 */
export function played(recipe) {
  const { framework, call: written, context } = recipe;
  const converted = from(framework, written, { baseLrs: [1], ...context });
  const { at } = compile(converted.exact?.groups[0] ?? converted.groups[0], { steps: 1000 });
  return { recipe, converted, at };
}

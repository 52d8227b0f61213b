/** @typedef {import("anneal/convert").Argument} Argument */
/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("anneal/convert").ConvertContext} ConvertContext */

/**
 * What the page of a framework says besides its schedulers.
 * @typedef {object} Guide
 * @property {string} title
 * @property {string} proven Its row in the table of golden cases.
 * @property {readonly string[]} about Paragraphs: how base LRs are given, what a step is.
 * @property {string} step What one step is, unless an example says otherwise.
 * @property {ConvertContext} context What surrounds each example.
 * @property {import("./source.mjs").Style} style How its user writes a scheduler.
 * @property {readonly Example[]} examples
 */

/**
 * A scheduler as its user writes it, with realistic arguments.
 * @typedef {object} Example
 * @property {readonly string[]} names Its names in `frameworks`; the first is the heading.
 * @property {Call} call
 * @property {number} run Steps of the planned run.
 * @property {boolean} [ends] Whether its arguments say where it ends: at `run`.
 * @property {string} [after] What happens after its end, where no curve tells.
 * @property {number} [show] Steps in the picture; default: the run, and some more where it ends.
 * @property {string} [step] What one step is here.
 * @property {ConvertContext} [context] Added to that of the framework.
 * @property {string} [says] A sentence for the reader, before the code.
 */

/**
 * A scheduler with arguments by name.
 * @param {string} name
 * @param {{ readonly [name: string]: Argument }} [kwargs]
 * @returns {Call}
 */
export const call = (name, kwargs = {}) => ({ name, kwargs });

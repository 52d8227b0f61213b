// One round trip: a spec, its export, and the numbers that the export gives.
import { compile } from "anneal";
import { from, to } from "anneal/convert";

/** @typedef {import("./draw.mjs").Drawn} Drawn */
/** @typedef {import("anneal/convert").Target} Target */
/** @typedef {import("anneal/convert").Exported} Exported */
/** @typedef {(text: string, options: { from: any, facts: any }) => { found: readonly { call: any, context: any }[] }} Read */

/**
 * @typedef {object} Trip
 * @property {Target} target
 * @property {Drawn} drawn
 * @property {Exported} [exported]
 * @property {string} [refused]
 */

/**
 * @param {Target} target
 * @param {Drawn} drawn
 * @param {import("anneal/convert").Format} [format]
 * @returns {Trip}
 */
export function exportOf(target, drawn, format) {
  try {
    const options = { steps: drawn.steps, ...(format && { format }) };
    return { target, drawn, exported: to(target, drawn.spec, options) };
  } catch (error) {
    return { target, drawn, refused: error instanceof Error ? error.message : String(error) };
  }
}

/** The LRs of a run. @param {import("anneal").Spec} spec @param {number} steps */
function table(spec, steps) {
  const { at } = compile(spec, { steps });
  return Array.from({ length: steps }, (_, i) => at(i));
}

/** What was asked for. @param {Drawn} drawn */
export const wanted = ({ spec, steps }) => table(spec, steps);

/**
 * A native export as its reader sees it: without comments, through the parser of texts, and back by `from`.
 * @param {Trip} trip
 * @param {Read} read
 * @returns {number[]}
 */
export function readBack({ target, drawn: { steps }, exported }, read) {
  if (!exported || target === "python") throw new Error("nothing to read");
  const text = exported.text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n");
  const facts = { baseLrs: [exported.baseLr], horizon: { steps }, maxDuration: `${steps}ba` };
  const { found } = read(text, { from: target, facts });
  if (found.length !== 1) throw new Error(`found ${found.length} schedulers in:\n${text}`);
  const [{ call, context }] = found;
  const converted = from(target, call, { ...facts, ...context });
  if ((converted.stops ?? steps) < steps) throw new Error(`stops at ${converted.stops}`);
  return table(converted.groups[0], steps);
}

/** @typedef {{ at: number, expected: number, got: number, share: number }} Difference */

/**
 * The largest difference, as a share of what is allowed: 1e-12 of each value, and 1e-15 of the largest, which is what
 * the last bit of a cosine leaves of a value near 0. `strict` counts the values that differ by more than 1e-12 of themselves.
 * @param {readonly number[]} expected
 * @param {readonly (number | string)[]} got
 * @returns {{ worst: Difference, strict: number }}
 */
export function compareTables(expected, got) {
  const peak = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let worst = { at: -1, expected: 0, got: 0, share: 0 };
  let strict = 0;
  expected.forEach((value, at) => {
    const other = Number(got[at]);
    const off = Math.abs(other - value);
    const allowed = 1e-12 * Math.abs(value) + 1e-15 * peak;
    if (off > 1e-12 * Math.abs(value)) strict++;
    const share = off === 0 ? 0 : Number.isNaN(off) ? Infinity : off / allowed;
    if (share > worst.share) worst = { at, expected: value, got: other, share };
  });
  return { worst, strict };
}

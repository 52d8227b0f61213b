// Calls as Python source: on one line, or broken into lines where they are long.

/** @typedef {import("anneal/convert").Argument} Argument */
/** @typedef {import("anneal/convert").Call} Call */

/**
 * How the calls of a framework are written.
 * @typedef {object} CallStyle
 * @property {(name: string) => string} prefix What stands before a name: its module.
 * @property {(name: string) => string} first What stands before the arguments: `optimizer`, or nothing.
 * @property {boolean} [dicts] Whether dictionaries are written `dict(a=1)`, and not `{"a": 1}`.
 * @property {{ readonly [name: string]: readonly string[] }} positional Arguments that are written without their names.
 */

/** Arguments whose text is source. */
const source = ["lr_lambda"];
const widest = 88;

/**
 * A number as short as it reads back within 1e-12 of itself, in scientific notation where that is shorter.
 * @param {number} value
 */
export function number(value) {
  const rounded = Number(value.toPrecision(12));
  const size = Math.abs(rounded);
  if (size === 0 || (size >= 1e-3 && size < 1e15)) return String(rounded);
  return rounded.toExponential().replace("e+", "e");
}

/** @param {Argument} value @returns {value is Call} */
const isCall = (value) =>
  typeof value === "object" && value !== null && "name" in value && ("kwargs" in value || "args" in value);

/** @param {string} text */
const indented = (text) => text.replaceAll("\n", "\n    ");

/**
 * Parts between brackets: on one line if they fit.
 * @param {string} open
 * @param {readonly string[]} parts
 * @param {string} close
 * @param {number} width
 */
function bracketed(open, parts, close, width) {
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length <= width && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `    ${indented(part)},\n`).join("")}${close}`;
}

/**
 * @param {Argument} value
 * @param {CallStyle} style
 * @param {number} width
 * @returns {string}
 */
function literal(value, style, width) {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) {
    return bracketed(
      "[",
      value.map((each) => literal(each, style, width - 4)),
      "]",
      width - 16,
    );
  }
  if (isCall(value)) return written(value, style, width);
  if ("ref" in value) return String(value.ref);
  return dictionary(Object.entries(value), style, width);
}

/**
 * @param {readonly (readonly [string, Argument])[]} entries
 * @param {CallStyle} style
 * @param {number} width
 */
function dictionary(entries, style, width) {
  const texts = entries.map(([key, value]) => /** @type {const} */ ([key, literal(value, style, width)]));
  if (style.dicts) return `dict(${texts.map(([key, text]) => `${key}=${text}`).join(", ")})`;
  const name = (/** @type {string} */ key) => (/^-?\d+$/.test(key) ? key : JSON.stringify(key));
  return `{${texts.map(([key, text]) => `${name(key)}: ${text}`).join(", ")}}`;
}

/**
 * @param {Call} call
 * @param {CallStyle} style
 * @param {number} [width] Of a line; infinite keeps all on one.
 * @returns {string}
 */
export function written({ name, kwargs = {} }, style, width = widest) {
  const bare = style.positional[name] ?? [];
  const first = style.first(name);
  const given = Object.entries(kwargs).map(([key, value]) => {
    const text =
      source.includes(key) && typeof value === "string"
        ? value
        : literal(value, style, width - 4 - key.length);
    return bare.includes(key) ? text : `${key}=${text}`;
  });
  return bracketed(`${style.prefix(name)}${name}(`, [...(first ? [first] : []), ...given], ")", width);
}

// Specs as compact JSON: what fits on a line stands on one.
const width = 92;

/** @param {number} value 12 digits, within 1e-12 of what the conversion gave. */
const numeral = (value) => {
  const rounded = Number(value.toPrecision(12));
  const plain = String(rounded);
  const scientific = rounded.toExponential().replace("e+", "e");
  return rounded !== 0 && scientific.length < plain.length ? scientific : plain;
};

/** @param {unknown} value @returns {string} */
function line(value) {
  if (typeof value === "number") return numeral(value);
  if (Array.isArray(value)) return `[${value.map(line).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${line(each)}`)
    .join(", ")} }`;
}

/**
 * JSON in few lines: a list breaks at its entries, an object where a field does not fit.
 * @param {unknown} value
 * @param {string} [indent]
 * @param {number} [before] Characters before it on its line.
 * @returns {string}
 */
export function compactJson(value, indent = "", before = 0) {
  const short = line(value);
  if (indent.length + before + short.length <= width || typeof value !== "object" || value === null)
    return short;
  if (Array.isArray(value)) {
    const inner = `${indent}  `;
    return `[\n${value.map((each) => inner + compactJson(each, inner)).join(",\n")}\n${indent}]`;
  }
  const inner = `${indent}  `;
  let text = "{ ";
  Object.entries(value).forEach(([key, each], k, { length }) => {
    const name = `${JSON.stringify(key)}: `;
    const used = text.slice(text.lastIndexOf("\n") + 1).length + name.length;
    const after = k === length - 1 ? " }" : ", ";
    const fits = (text.includes("\n") ? 0 : indent.length + before) + used + line(each).length + 2 <= width;
    if (fits || typeof each !== "object" || each === null) text += name + line(each) + after;
    else if (Array.isArray(each)) text += name + compactJson(each, indent, width) + after;
    else text += `${name.trimEnd()}\n${inner}${compactJson(each, inner)}${after}`;
  });
  return text;
}

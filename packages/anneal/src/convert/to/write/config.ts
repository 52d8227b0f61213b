import { number } from "../python/literal.ts";

/** Values of a config, as they are nested. */
export interface Values {
  readonly [name: string]: unknown;
}

/** JSON, with small numbers as people write them. */
export const jsonText = (values: Values): string => shortNumbers(JSON.stringify(values, null, 2));

const shortNumbers = (json: string): string =>
  json.replace(/(?<=: |\[|, |^ +)-?0\.0000\d+(?=[,\n\]}])/gm, (text) => number(Number(text)));

/** A number that YAML 1.1 reads as one: it takes `1e-5` for text, and `1.0e-5` for a number. */
const yamlNumber = (value: number): string => number(value).replace(/^(-?\d+)e/, "$1.0e");

const scalar = (value: unknown): string =>
  typeof value === "number" ? yamlNumber(value) : typeof value === "string" ? yamlWord(value) : String(value);

/** Words stay bare; what YAML might take for something else is quoted. */
const yamlWord = (text: string): string =>
  /^[A-Za-z][\w.-]*$|^\d+(ba|ep)$/.test(text) ? text : JSON.stringify(text);

/** Values as YAML: one line each, dictionaries indented below their names. */
export const yamlText = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => {
      if (Array.isArray(value)) return `${name}: [${value.map(scalar).join(", ")}]`;
      if (typeof value !== "object" || value === null) return `${name}: ${scalar(value)}`;
      return `${name}:\n${yamlText(value as Values).replace(/^/gm, "  ")}`;
    })
    .join("\n");

const quoted = (value: unknown): string => {
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return value;
  return `'${jsonText(value as Values).replace(/\n */g, "")}'`;
};

/** Values as flags of a command line, one a line. */
export const flagLines = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name} ${quoted(value)}`)
    .join(" \\\n");

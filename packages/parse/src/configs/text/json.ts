import type { Place } from "../../reading.ts";
import { placesOf } from "../../text/places.ts";
import { dictionary, type Field, listOf } from "./field.ts";
import { decline } from "./say.ts";

/** How deeply a config may be nested. */
export const deepest = 64;

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])/y;
const word = /-?[A-Za-z_]\w*/y;
const string = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y;
const single = /'[^'\\\n]*(?:\\.[^'\\\n]*)*'/y;
const words: { readonly [word: string]: null | boolean | number } = {
  null: null,
  true: true,
  false: false,
  // Python's own JSON writes these.
  NaN: Number.NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
};

/** What only Python writes. */
const pythonWords: { readonly [word: string]: null | boolean } = { None: null, True: true, False: false };

/**
 * Reads JSON, with the place of every value. Keys may repeat, as in Python: the later counts, and knows of the earlier.
 *
 * @param start where the text stands, if it is the value of a flag.
 * @throws AnnealError at the first mistake, with its line and column.
 */
export const parseJson = (text: string, start?: Place): Field =>
  // Within a text that stands somewhere, all of it stands there.
  parse({ text, placeOf: start ? () => start : placesOf(text), at: 0, python: false });

/** Reads a dictionary or a list as Python prints them: single quotes, tuples, True, False, None. */
export const parseLiteral = (text: string): Field =>
  parse({ text, placeOf: placesOf(text), at: 0, python: true });

function parse(cursor: Cursor): Field {
  const { text } = cursor;
  const root = readValue(cursor, 0);
  skip(cursor);
  if (cursor.at < text.length) fail(cursor, "nothing after the value");
  return root;
}

interface Cursor {
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
  at: number;
  /** Whether Python's own texts, words and tuples are read. */
  readonly python: boolean;
}

function readValue(cursor: Cursor, depth: number): Field {
  skip(cursor);
  const place = here(cursor);
  const next = cursor.text[cursor.at];
  const tuple = cursor.python && next === "(";
  if ((next === "{" || next === "[" || tuple) && depth >= deepest) {
    decline(
      [cursor.python ? "dictionary" : "JSON", place],
      `at most ${deepest} levels`,
      `${depth + 1} levels`,
      { code: "size" },
    );
  }
  if (next === "{") return readObject(cursor, depth, place);
  if (next === "[" || tuple) return readArray(cursor, depth, place);
  if (next === '"' || (cursor.python && next === "'")) return { value: readString(cursor), place };
  const digits = match(cursor, number);
  if (digits !== undefined) return { value: Number(digits), place };
  const start = cursor.at;
  const name = match(cursor, word);
  const known = cursor.python ? pythonWords : words;
  if (name !== undefined && Object.hasOwn(known, name)) return { value: known[name], place };
  cursor.at = start;
  return fail(cursor, cursor.python ? "a plain value" : "a JSON value");
}

function readObject(cursor: Cursor, depth: number, place: Place): Field {
  const fields = new Map<string, Field>();
  cursor.at++;
  if (follows(cursor, "}")) return dictionary(fields, place);
  do {
    skip(cursor);
    if (cursor.python && cursor.text[cursor.at] === "}") break;
    const key = here(cursor);
    const quote = cursor.text[cursor.at];
    if (quote !== '"' && !(cursor.python && quote === "'"))
      fail(cursor, cursor.python ? "a key in quotes" : "a key in double quotes");
    const name = readString(cursor);
    if (!follows(cursor, ":")) fail(cursor, 'a ":" after the key');
    const before = fields.get(name)?.key;
    fields.set(name, { ...readValue(cursor, depth + 1), key, ...(before && { before }) });
  } while (follows(cursor, ","));
  if (!follows(cursor, "}")) fail(cursor, 'a "," or a "}"');
  return dictionary(fields, place);
}

function readArray(cursor: Cursor, depth: number, place: Place): Field {
  const items: Field[] = [];
  const end = cursor.text[cursor.at++] === "(" ? ")" : "]";
  if (follows(cursor, end)) return listOf(items, place);
  do {
    skip(cursor);
    if (cursor.python && cursor.text[cursor.at] === end) break;
    items.push(readValue(cursor, depth + 1));
  } while (follows(cursor, ","));
  if (!follows(cursor, end)) fail(cursor, `a "," or a "${end}"`);
  return listOf(items, place);
}

function readString(cursor: Cursor): string {
  const start = cursor.at;
  const found = cursor.text[start] === "'" ? match(cursor, single) : match(cursor, string);
  try {
    if (found !== undefined) return JSON.parse(found[0] === "'" ? doubleQuoted(found) : found);
  } catch {
    // An escape or a sign that JSON does not have: told below, where the text begins.
  }
  cursor.at = start;
  return fail(cursor, "a text that ends on its line, with the escapes of JSON only");
}

/** Python's text in single quotes as JSON's. */
const doubleQuoted = (text: string): string =>
  `"${text.slice(1, -1).replace(/\\'|"/g, (sign) => (sign === '"' ? '\\"' : "'"))}"`;

/** Passes over a sign, if it comes next. */
function follows(cursor: Cursor, sign: string): boolean {
  skip(cursor);
  const found = cursor.text[cursor.at] === sign;
  if (found) cursor.at++;
  return found;
}

const skip = (cursor: Cursor): void => void match(cursor, blank);

function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

const here = (cursor: Cursor): Place => cursor.placeOf(cursor.at);

function fail(cursor: Cursor, expected: string): never {
  const rest = /^[^\s]{0,20}/.exec(cursor.text.slice(cursor.at, cursor.at + 20))?.[0];
  return decline([cursor.python ? "dictionary" : "JSON", here(cursor)], expected, rest || undefined, {
    code: "type",
  });
}

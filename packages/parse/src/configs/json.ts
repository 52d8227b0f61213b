import type { Place } from "../reading.ts";
import { placesOf } from "../text/places.ts";
import { dictionary, type Field, listOf } from "./field.ts";
import { decline } from "./say.ts";

/** How deeply a config may be nested. */
export const deepest = 64;

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])/y;
const word = /-?[A-Za-z_]\w*/y;
const string = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y;
const words: { readonly [word: string]: null | boolean | number } = {
  null: null,
  true: true,
  false: false,
  // Python's own JSON writes these.
  NaN: Number.NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
};

/**
 * Reads JSON, with the place of every value. Keys may repeat, as in Python: the later counts, and knows of the earlier.
 *
 * @param start where the text stands, if it is the value of a flag.
 * @throws AnnealError at the first mistake, with its line and column.
 */
export function parseJson(text: string, start?: Place): Field {
  // Within a text that stands somewhere, all of it stands there.
  const placeOf = start ? (): Place => start : placesOf(text);
  const cursor: Cursor = { text, placeOf, at: 0 };
  const root = readValue(cursor, 0);
  skip(cursor);
  if (cursor.at < text.length) fail(cursor, "nothing after the JSON value");
  return root;
}

interface Cursor {
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
  at: number;
}

function readValue(cursor: Cursor, depth: number): Field {
  skip(cursor);
  const place = here(cursor);
  const next = cursor.text[cursor.at];
  if ((next === "{" || next === "[") && depth >= deepest) {
    decline(["JSON", place], `at most ${deepest} levels`, `${depth + 1} levels`, { code: "size" });
  }
  if (next === "{") return readObject(cursor, depth, place);
  if (next === "[") return readArray(cursor, depth, place);
  if (next === '"') return { value: readString(cursor), place };
  const digits = match(cursor, number);
  if (digits !== undefined) return { value: Number(digits), place };
  const start = cursor.at;
  const name = match(cursor, word);
  if (name !== undefined && Object.hasOwn(words, name)) return { value: words[name], place };
  cursor.at = start;
  return fail(cursor, "a JSON value");
}

function readObject(cursor: Cursor, depth: number, place: Place): Field {
  const fields = new Map<string, Field>();
  cursor.at++;
  if (follows(cursor, "}")) return dictionary(fields, place);
  do {
    skip(cursor);
    const key = here(cursor);
    if (cursor.text[cursor.at] !== '"') fail(cursor, "a key in double quotes");
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
  cursor.at++;
  if (follows(cursor, "]")) return listOf(items, place);
  do items.push(readValue(cursor, depth + 1));
  while (follows(cursor, ","));
  if (!follows(cursor, "]")) fail(cursor, 'a "," or a "]"');
  return listOf(items, place);
}

function readString(cursor: Cursor): string {
  const start = cursor.at;
  const found = match(cursor, string);
  try {
    if (found !== undefined) return JSON.parse(found);
  } catch {
    // An escape or a sign that JSON does not have: told below, where the text begins.
  }
  cursor.at = start;
  return fail(cursor, "a text that ends on its line, with the escapes of JSON only");
}

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
  return decline(["JSON", here(cursor)], expected, rest || undefined, { code: "type" });
}

import { keyOf } from "./path.ts";

/** A stretch of a text, in characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** JSON with the place of every value in its text, or the first mistake with its place. */
export type ReadJson =
  | { readonly value: unknown; readonly places: ReadonlyMap<string, Span> }
  | {
      readonly mistake: {
        readonly at: number;
        readonly line: number;
        readonly column: number;
        readonly says: string;
      };
    };

/** Deeper than any schedule is nested. */
const deepest = 200;

class Mistake extends Error {
  readonly at: number;
  constructor(at: number, says: string) {
    super(says);
    this.at = at;
  }
}

/** Reads JSON and remembers where every value stands, under keys such as `of[2].over`. It never throws. */
export function readJson(text: string): ReadJson {
  const places = new Map<string, Span>();
  try {
    return { value: readAll(text, places), places };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const before = text.slice(0, error.at).split("\n");
    const column = before[before.length - 1].length + 1;
    return { mistake: { at: error.at, line: before.length, column, says: error.message } };
  }
}

/** A sign of the text, as a sentence shows it. */
const quoted = (sign: string): string =>
  sign === "'" ? `"'"` : sign === "\n" ? "the end of the line" : `'${sign}'`;

function readAll(text: string, places: Map<string, Span>): unknown {
  let at = 0;
  const space = (): void => {
    while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
  };
  const expected = (what: string): Mistake =>
    new Mistake(at, `expected ${what}, found ${at < text.length ? quoted(text[at]) : "the end"}`);
  /** One of `[ ]` or `{ }`: what stands between the brackets, separated by commas. */
  const items = (close: string, item: () => void): void => {
    at++;
    space();
    if (text[at] === close) {
      at++;
      return;
    }
    for (;;) {
      item();
      space();
      if (text[at] === close) break;
      if (text[at] !== ",") throw expected(`a comma or ${close}`);
      const comma = at++;
      space();
      if (text[at] === close) throw new Mistake(comma, `no comma before ${close}`);
    }
    at++;
  };
  const object = (path: readonly (string | number)[]): object => {
    const found = new Map<string, unknown>();
    items("}", () => {
      if (text[at] !== '"') throw expected("a name in double quotes");
      const start = at;
      const name = string();
      if (found.has(name)) throw new Mistake(start, `${JSON.stringify(name)} stands here twice`);
      space();
      if (text[at] !== ":") throw expected("a colon");
      at++;
      found.set(name, value([...path, name]));
    });
    return Object.fromEntries(found);
  };
  const list = (path: readonly (string | number)[]): unknown[] => {
    const found: unknown[] = [];
    items("]", () => found.push(value([...path, found.length])));
    return found;
  };
  const string = (): string => {
    const found = /^"(?:[^"\\\n]|\\.)*"/.exec(text.slice(at))?.[0];
    if (found === undefined) throw new Mistake(at, "this text has no closing quote");
    try {
      const read = JSON.parse(found) as string;
      at += found.length;
      return read;
    } catch {
      throw new Mistake(at, "this text holds a sign that JSON does not allow");
    }
  };
  const word = (): unknown => {
    const found = /^[^\s,:{}[\]"]+/.exec(text.slice(at, at + 400))?.[0];
    if (found === undefined) throw expected("a value");
    try {
      const read: unknown = JSON.parse(found);
      at += found.length;
      return read;
    } catch {
      throw new Mistake(at, `expected a number or a text in double quotes, found ${found.slice(0, 40)}`);
    }
  };
  const value = (path: readonly (string | number)[]): unknown => {
    if (path.length > deepest) throw new Mistake(at, `nested more than ${deepest} levels deep`);
    space();
    const start = at;
    const first = text[at];
    const read =
      first === "{" ? object(path) : first === "[" ? list(path) : first === '"' ? string() : word();
    places.set(keyOf(path), { start, end: at });
    return read;
  };
  const read = value([]);
  space();
  if (at < text.length) throw expected("nothing more");
  return read;
}

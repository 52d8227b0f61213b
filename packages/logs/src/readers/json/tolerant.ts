/** A JSON text as far as it goes. */
export interface Parsed {
  readonly value: unknown;
  /** Where it stops making sense, counted in characters; left out where it is whole. */
  readonly tornAt?: number;
}

/**
 * Reads a JSON text. `NaN` and `Infinity` may be bare, as Python writes them. Of a text that is cut or broken, everything
 * before that place is read: lists and objects end there, without the value that was begun.
 */
export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return parseTolerantly(text);
  }
}

/** Thrown inside the parser only, to leave every level at once while each keeps what it has. */
const torn: unique symbol = Symbol("torn");
type Torn = typeof torn;

const deepest = 200;

function parseTolerantly(text: string): Parsed {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let broken = false;
  const literals: readonly (readonly [string, unknown])[] = [
    ["true", true],
    ["false", false],
    ["null", null],
    ["NaN", Number.NaN],
    ["Infinity", Infinity],
    ["-Infinity", -Infinity],
  ];
  const number = /-?\d[-+.\deE]*/y;
  const string = /"(?:[^"\\]|\\.)*"/sy;
  const blank = /[\s]*/y;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const skip = (): void => {
    at += match(blank)?.length ?? 0;
  };
  const tear = (): Torn => {
    broken = true;
    return torn;
  };
  const scalar = (): unknown => {
    const quoted = text[at] === '"' ? match(string) : undefined;
    const found = quoted ?? match(number);
    if (found !== undefined) {
      // A number that touches the end of the text may have had more digits.
      if (quoted === undefined && at + found.length === text.length) return tear();
      try {
        const value: unknown = JSON.parse(found);
        at += found.length;
        return value;
      } catch {
        return tear();
      }
    }
    const literal = literals.find(([word]) => text.startsWith(word, at));
    if (literal === undefined) return tear();
    at += literal[0].length;
    return literal[1];
  };
  const value = (depth: number): unknown => {
    skip();
    if (depth > deepest) return tear();
    if (text[at] === "[") return list(depth);
    return text[at] === "{" ? object(depth) : scalar();
  };
  /** Reads items up to `end`; each adds itself, and says whether it is whole. */
  const items = (end: string, item: () => boolean): void => {
    at++;
    skip();
    if (text[at] === end) {
      at++;
      return;
    }
    while (!broken) {
      if (!item() || broken) return;
      skip();
      const next = text[at];
      if (next !== "," && next !== end) {
        tear();
        return;
      }
      at++;
      if (next === end) return;
    }
  };
  const list = (depth: number): unknown => {
    const found: unknown[] = [];
    items("]", () => {
      const each = value(depth + 1);
      if (each !== torn) found.push(each);
      return each !== torn;
    });
    return found;
  };
  const object = (depth: number): unknown => {
    const found: { [name: string]: unknown } = {};
    items("}", () => {
      skip();
      const key = text[at] === '"' ? scalar() : tear();
      skip();
      if (key === torn || text[at] !== ":") return tear() !== torn;
      at++;
      const each = value(depth + 1);
      if (each !== torn) Object.defineProperty(found, String(key), { value: each, ...plain });
      return each !== torn;
    });
    return found;
  };
  const whole = value(0);
  skip();
  if (!broken && at < text.length) broken = true;
  return { value: whole === torn ? undefined : whole, ...(broken && { tornAt: at }) };
}

const plain = { enumerable: true, configurable: true, writable: true };

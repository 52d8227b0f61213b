import { apply, builtins, constants, itemOf, negated, type Value } from "./python-value.ts";

/** Names and their values while a function runs. */
export type Names = Map<string, Value>;
export type Expression = (names: Names) => Value;

const token =
  /\s*(\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_][\w.]*|"[^"\n]*"|\*\*|\/\/|<=|>=|==|[-+*/%<>()[\],=:])/y;

/** Reads an expression of the Python that anneal writes: arithmetic, comparisons, choices, calls by name, lists. */
export function expressionOf(source: string): Expression {
  const reader = createReader(source);
  const expression = choice(reader);
  if (reader.peek() !== undefined) throw new Error(`unexpected ${reader.peek()}`);
  return expression;
}

interface Reader {
  readonly peek: () => string | undefined;
  readonly next: () => string;
  readonly take: (text: string) => boolean;
  readonly expect: (text: string) => void;
}

function createReader(source: string): Reader {
  const words: string[] = [];
  token.lastIndex = 0;
  const end = source.trimEnd().length;
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(source);
    if (found === null) throw new Error(`unexpected ${source.slice(at, at + 10)}`);
    words.push(found[1]);
  }
  let at = 0;
  const next = (): string => {
    if (at >= words.length) throw new Error("unexpected end");
    return words[at++];
  };
  return {
    peek: () => words[at],
    next,
    take: (text) => words[at] === text && at++ >= 0,
    expect: (text) => {
      if (next() !== text) throw new Error(`expected ${text}`);
    },
  };
}

/** `a if condition else b`, or what binds more tightly. */
function choice(reader: Reader): Expression {
  const yes = binary(reader, 0);
  if (!reader.take("if")) return yes;
  const condition = binary(reader, 0);
  reader.expect("else");
  const no = choice(reader);
  return (names) => (condition(names) ? yes(names) : no(names));
}

const levels = [
  ["<", "<=", ">", ">=", "=="],
  ["+", "-"],
  ["*", "/", "//", "%"],
] as const;

function binary(reader: Reader, level: number): Expression {
  if (level === levels.length) return signed(reader);
  let left = binary(reader, level + 1);
  for (;;) {
    const sign = levels[level].find((each) => each === reader.peek());
    if (sign === undefined) return left;
    reader.next();
    const [a, b] = [left, binary(reader, level + 1)];
    left = (names) => apply(sign, a(names), b(names));
  }
}

/** A minus binds less tightly than the power after it, and more tightly than the one before it. */
function signed(reader: Reader): Expression {
  if (reader.take("-")) {
    const inner = signed(reader);
    return (names) => negated(inner(names));
  }
  const base = postfix(reader);
  if (!reader.take("**")) return base;
  const exponent = signed(reader);
  return (names) => apply("**", base(names), exponent(names));
}

function postfix(reader: Reader): Expression {
  let value = atom(reader);
  while (reader.take("[")) {
    const [list, index] = [value, choice(reader)];
    reader.expect("]");
    value = (names) => itemOf(list(names), index(names));
  }
  return value;
}

function atom(reader: Reader): Expression {
  const word = reader.next();
  if (word === "(") {
    const inner = choice(reader);
    reader.expect(")");
    return inner;
  }
  if (word === "[") {
    const items = listed(reader, "]");
    return (names) => items.map((item) => item(names));
  }
  if (/^[\d.]/.test(word)) {
    const value = Number(word.replaceAll("_", ""));
    return () => value;
  }
  if (word.startsWith('"')) return () => word.slice(1, -1);
  if (!/^[A-Za-z_]/.test(word)) throw new Error(`unexpected ${word}`);
  return named(word, reader);
}

function named(word: string, reader: Reader): Expression {
  const last = word.slice(word.lastIndexOf(".") + 1);
  if (!reader.take("(")) {
    if (word.includes(".") && Object.hasOwn(constants, last)) return () => constants[last];
    return (names) => {
      if (!names.has(word)) throw new Error(`unknown name ${word}`);
      return names.get(word);
    };
  }
  const args = listed(reader, ")");
  if (!Object.hasOwn(builtins, last)) throw new Error(`unknown function ${word}`);
  const call = builtins[last];
  return (names) => call(...args.map((arg) => arg(names)));
}

/** Items up to a bracket; `name=value` counts as its value. */
function listed(reader: Reader, close: string): readonly Expression[] {
  const items: Expression[] = [];
  while (!reader.take(close)) {
    const item = choice(reader);
    items.push(reader.take("=") ? choice(reader) : item);
    if (reader.take(close)) break;
    reader.expect(",");
  }
  return items;
}

/** How tightly Python binds an expression: 0 a choice, 1 a sum, 2 a product, 3 a power, 4 a name, a number or a call. */
type Rank = 0 | 1 | 2 | 3 | 4;

/** An expression of Python, and how tightly its outermost operator binds. */
export interface Expression {
  readonly text: string;
  readonly rank: Rank;
}

export const atom = (text: string): Expression => ({ text, rank: 4 });

/** In parentheses where it binds less tightly than its place asks for. */
const within = ({ text, rank }: Expression, least: Rank): string => (rank >= least ? text : `(${text})`);

/** A call of a function by name. */
export const call = (name: string, ...args: readonly Expression[]): Expression =>
  atom(`${name}(${args.map(({ text }) => text).join(", ")})`);

/** From left to right, as Python adds. */
export const sum = (first: Expression, ...rest: readonly Expression[]): Expression =>
  rest.length === 0
    ? first
    : { text: [within(first, 1), ...rest.map((each) => within(each, 2))].join(" + "), rank: 1 };

export const minus = (a: Expression, b: Expression): Expression => ({
  text: `${within(a, 1)} - ${within(b, 2)}`,
  rank: 1,
});

/** From left to right, as Python multiplies; factors of 1 are left out. */
export function product(...factors: readonly Expression[]): Expression {
  const [first = atom("1.0"), ...rest] = factors.filter(({ text }) => text !== "1.0" && text !== "1");
  if (rest.length === 0) return first;
  return { text: [within(first, 2), ...rest.map((each) => within(each, 3))].join(" * "), rank: 2 };
}

const divided = (operator: string, a: Expression, b: Expression): Expression => ({
  text: `${within(a, 2)} ${operator} ${within(b, 3)}`,
  rank: 2,
});

export const quotient = (a: Expression, b: Expression): Expression => divided("/", a, b);

/** Python's `//`. */
export const floorQuotient = (a: Expression, b: Expression): Expression => divided("//", a, b);

/** Python's `%`. */
export const remainder = (a: Expression, b: Expression): Expression => divided("%", a, b);

const isNumber = ({ text }: Expression): boolean => /^-?[\d.]+(e-?\d+)?$/.test(text);

/** Black leaves no space around `**` between names and numbers. */
export function power(base: Expression, exponent: Expression): Expression {
  const [a, b] = [within(base, 4), isNumber(exponent) ? exponent.text : within(exponent, 4)];
  const simple = [a, b].every((text) => /^-?[\w.]+$/.test(text));
  return { text: simple ? `${a}**${b}` : `${a} ** ${b}`, rank: 3 };
}

export const comparison = (a: Expression, operator: "<" | "<=" | ">", b: Expression): Expression => ({
  text: `${within(a, 1)} ${operator} ${within(b, 1)}`,
  rank: 0,
});

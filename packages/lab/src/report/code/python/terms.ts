/** A Python expression and how tightly it binds: 1 sums, 2 products, 3 powers, 4 names, numbers and calls. */
export interface Term {
  readonly text: string;
  readonly binds: 1 | 2 | 3 | 4;
}

/** A name or a call. */
export const name = (text: string): Term => ({ text, binds: 4 });

/** A number as Python reads it, with all its digits. */
export function num(value: number): Term {
  const text = Object.is(value, -0) ? "0" : String(value).replace("e+", "e");
  return { text, binds: value < 0 ? 1 : 4 };
}

const inside = ({ text, binds }: Term, least: Term["binds"]): string => (binds >= least ? text : `(${text})`);

/** Whether a term is this number. */
const is = ({ text }: Term, value: number): boolean => text === String(value);

export const add = (a: Term, b: Term): Term =>
  is(a, 0) ? b : is(b, 0) ? a : { text: `${inside(a, 1)} + ${inside(b, 2)}`, binds: 1 };

export const sub = (a: Term, b: Term): Term =>
  is(b, 0) ? a : { text: `${inside(a, 1)} - ${inside(b, 2)}`, binds: 1 };

export function mul(a: Term, b: Term): Term {
  if (is(a, 1)) return b;
  if (is(b, 1)) return a;
  const isHalf = b.binds === 2 && b.text.endsWith(" / 2"); // halving is exact, so it may come last
  return { text: `${inside(a, 2)} * ${isHalf ? b.text : inside(b, 3)}`, binds: 2 };
}

export const div = (a: Term, b: Term): Term =>
  is(b, 1) ? a : { text: `${inside(a, 2)} / ${inside(b, 3)}`, binds: 2 };

export function pow(a: Term, exponent: number): Term {
  if (exponent === 1) return a;
  return { text: `${inside(a, 4)} ** ${num(exponent).text}`, binds: 3 };
}

/** A power whose exponent is a term. */
export const powOf = (a: Term, exponent: Term): Term => ({
  text: `${inside(a, 4)} ** ${inside(exponent, 4)}`,
  binds: 3,
});

export const call = (of: string, ...args: readonly Term[]): Term =>
  name(`${of}(${args.map(({ text }) => text).join(", ")})`);

const width = 88;

/** `name = [1, 2, 3]`, over several lines where it is long. */
export function list(to: string, values: ArrayLike<number>): string[] {
  const texts = Array.from(values, (value) => num(value).text);
  const flat = `${to} = [${texts.join(", ")}]`;
  if (flat.length <= width) return [flat];
  const lines: string[] = [];
  let line = "   ";
  for (const text of texts) {
    if (line.length + text.length + 2 > width) {
      lines.push(line);
      line = "   ";
    }
    line += ` ${text},`;
  }
  return [`${to} = [`, ...lines, line, "]"];
}

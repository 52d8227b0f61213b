import { atom, type Expression, minus, sum } from "./expression.ts";
import { number } from "./literal.ts";
import { plain, type Words } from "./words.ts";

/** A time as an expression, and whether it is a whole number wherever the step is one. */
export interface Time {
  readonly at: Expression;
  readonly whole: boolean;
  /** Where it is a whole number of steps after another: that one, so that differences add up. */
  readonly origin?: { readonly at: Expression; readonly start: number };
}

/** What has been written so far. */
export interface Page {
  /** Lines of the body. */
  readonly lines: string[];
  /** Names that the body has used, each with how often. */
  readonly names: Map<string, number>;
  /** Lists of numbers, which stand before the function. */
  readonly lists: { readonly name: string; readonly values: readonly number[] }[];
  /** Updates of the run. */
  readonly steps: number;
  readonly words: Words;
  /** How far a block is indented. */
  indent: number;
  /** Set where a part has no short formula, or one that Python cannot compute. */
  short: boolean;
}

export const createPage = (steps: number, words: Words): Page => ({
  lines: [],
  names: new Map(),
  lists: [],
  steps,
  words,
  indent: 1,
  short: true,
});

/** Notes that there is no short formula; what stands there instead is never read. */
export function long(page: Page): Expression {
  page.short = false;
  return atom("0.0");
}

export const line = (page: Page, text: string): void =>
  void page.lines.push("    ".repeat(page.indent) + text);

/** Writes a line, and names what it computes. */
export function named(page: Page, prefix: string, value: Expression): Expression {
  if (/^-?[\w.]+$/.test(value.text)) return value;
  const before = page.names.get(prefix) ?? 0;
  page.names.set(prefix, before + 1);
  const name = before === 0 ? prefix : `${prefix}${before + 1}`;
  line(page, `${name} = ${value.text}`);
  return atom(name);
}

/** Values that go into one expression: each gets a line and a name of its own where together they would be long. */
export function inShort(page: Page, values: readonly Expression[], prefix = "v"): readonly Expression[] {
  const length = values.reduce((sum, { text }) => sum + text.length + 3, 0);
  return length <= widestSum ? values : values.map((value) => named(page, prefix, value));
}

/** What fits into a line, with its indentation and what is done to it. */
const widestSum = 56;

/** A time with a name, where it is more than a difference. */
export const shortTime = (page: Page, t: Time): Time =>
  t.at.text.length <= 24 ? t : { at: named(page, "t", t.at), whole: t.whole };

/** A list before the function, and its name. */
export function listed(page: Page, prefix: string, values: readonly number[]): string {
  const same = page.lists.find(
    (each) => each.values.length === values.length && each.values.every((v, i) => v === values[i]),
  );
  if (same) return same.name;
  const before = page.lists.filter(({ name }) => name.replace(/\d+$/, "") === prefix).length;
  const name = before === 0 ? prefix : `${prefix}${before + 1}`;
  page.lists.push({ name, values });
  return name;
}

/** A time counted from a start. */
export function since({ at, whole, origin = { at, start: 0 } }: Time, start: number): Time {
  if (start === 0) return { at, whole, origin };
  if (!whole || !Number.isInteger(start)) return { at: shifted(at, start), whole: false };
  const moved = { at: origin.at, start: origin.start + start };
  return { at: shifted(moved.at, moved.start), whole: true, origin: moved };
}

const shifted = (at: Expression, start: number): Expression =>
  start === 0 ? at : start < 0 ? sum(at, plain(-start)) : minus(at, plain(start));

/** A list of numbers as Black leaves it: in one line, or packed where it is long. */
export function listText(name: string, values: readonly number[], wrap: (text: string) => string): string {
  const items = values.map(number);
  const flat = `${name} = ${wrap(`[${items.join(", ")}]`)}`;
  if (flat.length <= 88) return flat;
  const lines: string[] = [];
  let row = "   ";
  for (const item of items) {
    if (row.length + item.length + 2 > 88) {
      lines.push(row);
      row = "   ";
    }
    row += ` ${item},`;
  }
  return `# fmt: off\n${name} = ${wrap(`[\n${[...lines, row].join("\n")}\n]`)}\n# fmt: on`;
}

import type { Spec } from "../../../schedules/index.ts";
import { number } from "./literal.ts";

/** What has been written so far: lines of the body, and the helpers they need. */
export interface Page {
  readonly lines: string[];
  readonly used: Set<string>;
  readonly steps: number;
  /** Writes a part; each kind of part writes those inside it by this. */
  readonly part: (spec: Spec, t: string) => string;
  /** Set where a part has no short formula, or one that Python cannot compute. */
  short: boolean;
}

/** Notes that there is no short formula; what stands there instead is never read. */
export function long(page: Page): string {
  page.short = false;
  return "0.0";
}

/** Writes a line, and names what it computes. */
export function named(page: Page, prefix: string, expression: string): string {
  const name = `${prefix}${page.lines.length + 1}`;
  page.lines.push(`${name} = ${expression}`);
  return name;
}

export const use = (page: Page, ...names: string[]): void => {
  for (const name of names) page.used.add(name);
};

export const list = (values: readonly number[]): string => `[${values.map(number).join(", ")}]`;

/** A level is a float, also where it is whole: a traced function must not return an integer. */
export const float = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : number(value);

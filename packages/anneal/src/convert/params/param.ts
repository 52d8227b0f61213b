import type { Problem } from "../../errors/index.ts";
import { largest } from "../../schedules/index.ts";
import { type Argument, type Call, isCall, isDictionary } from "../call.ts";
import { problem } from "../problem.ts";

/** Where an argument stands, and how a mistake in it is told. */
export interface Place {
  readonly path: string;
  readonly report: (found: Problem) => undefined;
}

/** One parameter of a scheduler: how its argument is read, and what holds without one. */
export interface Param<T> {
  /** Reads an argument; reports a mistake and returns undefined. */
  readonly read: (value: Argument, place: Place) => T | undefined;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** What holds when it is left out. */
  readonly otherwise: T | undefined;
}

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
  readonly otherwise?: number;
}

/** A number within a rule; without `otherwise` it is required. */
export function number(rule: NumberRule = {}): Param<number> {
  const { min = -largest, max = largest, above = -Infinity, below = Infinity, whole } = rule;
  return {
    optional: rule.otherwise !== undefined,
    otherwise: rule.otherwise,
    read: (value, { path, report }) => {
      if (typeof value !== "number") return report(problem("type", path, inWords(rule), value));
      const fits = value >= min && value <= max && value > above && value < below;
      if (fits && !(whole && !Number.isInteger(value))) return value + 0;
      return report(problem("range", path, inWords(rule), value));
    },
  };
}

/** A whole number. */
export const whole = (rule: NumberRule = {}): Param<number> => number({ max: 1e15, ...rule, whole: true });

/** A number of updates: whole, at least 0. */
export const count = (otherwise?: number): Param<number> => whole({ min: 0, otherwise });

function inWords(rule: NumberRule): string {
  const limits = (["above", "below", "min", "max"] as const).filter((name) => rule[name] !== undefined);
  const words = { above: "above", below: "below", min: "at least", max: "at most" };
  return limits.reduce(
    (text, name) => (rule[name] === 1e15 ? text : `${text}, ${words[name]} ${rule[name]}`),
    rule.whole ? "a whole number" : "a number",
  );
}

/** May be left out, or be None. */
export const optional = <T>(param: Param<T>): Param<T | undefined> => ({
  optional: true,
  otherwise: undefined,
  read: (value, place) => (value === null || value === undefined ? undefined : param.read(value, place)),
});

/** True or false. */
export const flag = (otherwise: boolean): Param<boolean> => ({
  optional: true,
  otherwise,
  read: (value, { path, report }) =>
    typeof value === "boolean" ? value : report(problem("type", path, "true or false", value)),
});

/** One of a few words. */
export function choice<const W extends string>(words: readonly W[], otherwise?: W): Param<W> {
  return {
    optional: otherwise !== undefined,
    otherwise,
    read: (value, { path, report }) =>
      words.includes(value as W)
        ? (value as W)
        : report(problem("range", path, `one of "${words.join('", "')}"`, value, { words })),
  };
}

/** Any text. */
export const text = (otherwise?: string): Param<string> => ({
  optional: otherwise !== undefined,
  otherwise,
  read: (value, { path, report }) =>
    typeof value === "string" ? value : report(problem("type", path, "a text", value)),
});

/** A list. */
export const list = <T>(item: Param<T>, atLeast = 0): Param<readonly T[]> => ({
  optional: false,
  otherwise: undefined,
  read: (value, { path, report }) => {
    if (!Array.isArray(value) || value.length < atLeast || value.length > 1e5) {
      return report(problem("type", path, `a list of at least ${atLeast}`, value));
    }
    return value.map((each, i) => item.read(each, { path: `${path}[${i}]`, report }) as T);
  },
});

/** One number for all parameter groups, or a list with one for each. */
export const perGroup = (param: Param<number>): Param<number | readonly number[]> => ({
  ...param,
  read: (value, place) =>
    Array.isArray(value) ? list(param, 1).read(value, place) : param.read(value, place),
});

/** A nested scheduler: a call, or a dictionary with its `type` and arguments. */
export const nested: Param<Call> = {
  optional: false,
  otherwise: undefined,
  read: (value, { path, report }) => {
    if (isCall(value)) return value;
    if (isDictionary(value) && typeof value.type === "string") {
      const { type, ...kwargs } = value;
      return { name: type as string, kwargs };
    }
    return report(problem("type", path, "a scheduler", value));
  },
};

/** A dictionary from a step to a number, in ascending order. */
export const pairs = (rule: NumberRule): Param<readonly (readonly [number, number])[]> => ({
  optional: false,
  otherwise: undefined,
  read: (value, { path, report }) => {
    if (!isDictionary(value))
      return report(problem("type", path, "a dictionary of steps and numbers", value));
    const found = Object.entries(value).map(([key, each]) => {
      const step = Number(key);
      if (!Number.isInteger(step)) report(problem("type", path, "whole steps", key));
      return [step, number(rule).read(each, { path: `${path}[${key}]`, report }) as number] as const;
    });
    return found.sort((a, b) => a[0] - b[0]);
  },
});

/** Something that does not change the numbers. */
export const ignored: Param<unknown> = { optional: true, otherwise: undefined, read: (value) => value };

/** Something that must be left as it is, because other values are not understood. */
export const only = (expected: number | boolean | null, why: string): Param<unknown> => ({
  optional: true,
  otherwise: expected,
  read: (value, { path, report }) =>
    value === expected || value === null
      ? expected
      : report(problem("range", path, `${expected === null ? "None" : expected}: ${why}`, value)),
});

import { AnnealError, type ErrorCode, type Problem, problem } from "anneal";
import type { ConvertContext } from "anneal/convert";
import type { LeftOut, Place } from "../reading.ts";
import type { Field, Fields, Notation } from "./field.ts";
import { at } from "./say.ts";
import { flagOf, numberOf, plainText, quotedText, repeated, unknowable } from "./values.ts";

/** What goes with every reader: what is known beside the text, and what is to be told. */
export interface Scope {
  readonly facts: ConvertContext;
  readonly partial: boolean;
  readonly notation: Notation;
  /** Whether PyYAML loads such a file: it reads `3e-4` as text. */
  readonly pyyaml: boolean;
  readonly assumed: string[];
  readonly leftOut: LeftOut[];
}

/** What a number must be. */
export interface Rule {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** What else to say of a mistake. */
interface More extends Pick<Problem, "suggestion" | "words"> {
  readonly code?: ErrorCode;
  readonly note?: string;
  /** Whether the mistake is the key, and not its value. */
  readonly atKey?: boolean;
}

/** The keys of a dictionary (or the flags of a command), read by name and type. Null is like a key that is not there. */
export interface Keys {
  readonly fields: Fields;
  readonly place: Place;
  readonly scope: Scope;
  readonly has: (name: string) => boolean;
  readonly number: (name: string, rule?: Rule) => number | undefined;
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean | undefined;
  /** Where a value stands; where there is none, where the dictionary does. */
  readonly placeOf: (name: string) => Place;
  /** Notes a mistake; {@link settle} raises all of them. */
  readonly report: (name: string, expected: string, received: unknown, more?: More) => undefined;
  /** Raises the mistakes noted so far. */
  readonly settle: () => void;
  /** Raises a mistake now. */
  readonly decline: (name: string, expected: string, received: unknown, more?: More) => never;
}

/** Reads the keys of a dictionary. */
export function keysOf(fields: Fields, place: Place, scope: Scope): Keys {
  const problems: Problem[] = [];
  const told = new Set<string>();
  const placeOf = (name: string): Place => fields.get(name)?.place ?? place;
  const report: Keys["report"] = (
    name,
    expected,
    received,
    { code = "type", atKey = false, ...more } = {},
  ) => {
    problems.push(
      problem(code, at(fields.get(name)?.written ?? name, placeOf(name)), expected, received, more),
    );
    return undefined;
  };
  const settle = (): void => {
    if (problems.length > 0) throw new AnnealError(problems as [Problem, ...Problem[]]);
  };
  const get = (name: string): Field | undefined => {
    const field = fields.get(name);
    if (!field || field.value === null || field.value === undefined) return undefined;
    if (!told.has(name)) scope.assumed.push(...repeated(name, field));
    told.add(name);
    return known(name, field);
  };
  const known = (name: string, field: Field): Field | undefined => {
    const why = unknowable(field);
    if (why === undefined) return field;
    if (scope.partial) scope.leftOut.push({ place: field.place, says: `${name} is left out: ${why}.` });
    else report(name, "a value that is written here", field.value, { code: "unknown", note: why });
    return undefined;
  };
  const numbers = new Map<string, number | undefined>();
  const readNumber = (name: string, rule: Rule): number | undefined => {
    const field = get(name);
    if (!field) return undefined;
    const value = numberOf(field.value, scope.notation);
    if (value === undefined) return report(name, inWords(rule), field.value);
    if (!fits(value, rule)) return report(name, inWords(rule), value, { code: "range" });
    if (typeof field.value === "string" && scope.notation !== "flags")
      scope.assumed.push(quotedText(name, field.value, value));
    if (field.plain !== undefined && scope.pyyaml) scope.assumed.push(plainText(name, field.plain, value));
    return value;
  };
  const keys: Keys = {
    fields,
    place,
    scope,
    has: (name) => fields.get(name)?.value != null,
    number: (name, rule = {}) => {
      if (!numbers.has(name)) numbers.set(name, readNumber(name, rule));
      return numbers.get(name);
    },
    text: (name) => {
      const field = get(name);
      if (!field) return undefined;
      return typeof field.value === "string" ? field.value : report(name, "a text", field.value);
    },
    flag: (name) => {
      const field = get(name);
      if (!field) return undefined;
      const value = flagOf(field.value);
      return value ?? report(name, "true or false", field.value);
    },
    placeOf,
    report,
    settle,
    decline: (name, expected, received, more) => {
      report(name, expected, received, { code: "range", ...more });
      settle();
      throw new Error("unreachable");
    },
  };
  return keys;
}

const fits = (value: number, { min = -1e100, above = -Infinity, max = 1e100, whole }: Rule): boolean =>
  value >= min && value > above && value <= max && !(whole && !Number.isInteger(value));

function inWords({ min, above, max, whole }: Rule): string {
  return [
    whole ? "a whole number" : "a number",
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ].join(", ");
}

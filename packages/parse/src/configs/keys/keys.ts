import { AnnealError, type ErrorCode, type Problem } from "anneal";
import { type Argument, type ConvertContext, problem } from "anneal/convert";
import type { LeftOut, Place, ReadOptions } from "../../reading.ts";
import type { Field, Fields, Notation } from "../text/field.ts";
import { at } from "../text/say.ts";
import { fits, inWords, type Rule } from "./rule.ts";
import { flagOf, giving, numberOf, openIn, plainText, quotedText, repeated } from "./values.ts";

/** What goes with every reader: what is known beside the text, and what is to be told. */
export interface Scope {
  readonly facts: ConvertContext;
  /** Numbers for what the text leaves open, by how it is written: `"$LR"`. */
  readonly names: { readonly [source: string]: number };
  readonly partial: boolean;
  readonly notation: Notation;
  /** Whether PyYAML loads such a file: it reads `3e-4` as text. */
  readonly pyyaml: boolean;
  readonly assumed: string[];
  readonly leftOut: LeftOut[];
}

/** A fresh {@link Scope} for a text in this notation. */
export const scopeOf = (
  { facts = {}, names = {}, partial = false }: ReadOptions,
  notation: Notation,
  pyyaml = false,
): Scope => ({ facts, names, partial, notation, pyyaml, assumed: [], leftOut: [] });

/** What else to say of a mistake. */
interface More extends Pick<Problem, "suggestion" | "words"> {
  readonly code?: ErrorCode;
  readonly note?: string;
  /** Whether the mistake is the key, and not its value. */
  readonly atKey?: boolean;
}

/**
 * The keys of a dictionary (or the flags of a command), read by name and type. Null is like a key that is not there.
 * Mistakes are noted, and raised together.
 */
export class Keys {
  readonly fields: Fields;
  readonly place: Place;
  readonly scope: Scope;
  readonly #problems: Problem[] = [];
  readonly #read = new Map<string, number | string | boolean | undefined>();

  constructor(fields: Fields, place: Place, scope: Scope) {
    this.fields = fields;
    this.place = place;
    this.scope = scope;
  }

  /** Whether a key is there, and not null. */
  has(name: string): boolean {
    return this.fields.get(name)?.value != null;
  }

  /** Where a value stands; where there is none, where the dictionary does. */
  placeOf(name: string): Place {
    return this.fields.get(name)?.place ?? this.place;
  }

  /** Whether the text leaves a value open, and nothing else tells it. */
  isOpen(name: string): boolean {
    const field = this.fields.get(name);
    const open = field && openIn(field);
    return open !== undefined && !Object.hasOwn(this.scope.names, open);
  }

  number(name: string, rule: Rule = {}): number | undefined {
    return this.#once(name, (field) => this.#numberIn(name, field, rule)) as number | undefined;
  }

  text(name: string): string | undefined {
    const read = (field: Field) =>
      typeof field.value === "string" ? field.value : this.report(name, "a text", this.#given(field));
    return this.#once(name, read) as string | undefined;
  }

  flag(name: string): boolean | undefined {
    const read = ({ value }: Field) => flagOf(value) ?? this.report(name, "true or false", value);
    return this.#once(name, read) as boolean | undefined;
  }

  /** The keys of a dictionary below a key. */
  below(name: string): Keys | undefined {
    const field = this.fields.get(name);
    if (!field || field.value === null || field.value === undefined) return undefined;
    if (!field.fields) return this.report(name, "a dictionary", field.value);
    return new Keys(field.fields, field.place, this.scope);
  }

  /** The LR that is known beside the text. */
  get knownLr(): number | undefined {
    return this.scope.facts.baseLrs?.[0];
  }

  /** The LRs of all groups: that of the text, or those known beside it where the text has none. */
  groups(lr: number, name: string): readonly number[] {
    return this.has(name) ? [lr] : (this.scope.facts.baseLrs ?? [lr]);
  }

  /** Notes a mistake. */
  report(name: string, expected: string, received: unknown, more: More = {}): undefined {
    const field = this.fields.get(name);
    const where = (more.atKey && field?.key) || this.placeOf(name);
    return this.reportAt([field?.written ?? name, where], expected, received, more);
  }

  /** Notes a mistake at a place. */
  reportAt(
    [name, place]: readonly [string, Place],
    expected: string,
    received: unknown,
    more: More = {},
  ): undefined {
    const { code = "type", atKey: _, ...hints } = more;
    this.#problems.push(problem(code, at(name, place), expected, received, hints));
    return undefined;
  }

  /** Raises the mistakes noted so far. */
  settle(): void {
    const [first, ...others] = this.#problems;
    if (first) throw new AnnealError([first, ...others]);
  }

  /** Raises a mistake now, after those noted before. */
  decline(name: string, expected: string, received: unknown, more: More = {}): never {
    this.report(name, expected, received, { code: "range", ...more });
    this.settle();
    throw new Error("unreachable");
  }

  /** Says that something is taken for granted. */
  assume(sentence: string): void {
    this.scope.assumed.push(sentence);
  }

  /** What a key was given: a flag without a value is given nothing. */
  #given({ value }: Field): Argument {
    return this.scope.notation === "flags" && value === true ? undefined : value;
  }

  /** Reads a key once, so that what is to be told of it is told once. */
  #once<T extends number | string | boolean | undefined>(
    name: string,
    read: (field: Field) => T,
  ): T | undefined {
    if (this.#read.has(name)) return this.#read.get(name) as T;
    const field = this.fields.get(name);
    const there = field && field.value !== null && field.value !== undefined;
    if (there) this.scope.assumed.push(...repeated(name, field));
    const closed = there ? this.#closed(name, field) : undefined;
    const value = closed && read(closed);
    this.#read.set(name, value);
    return value;
  }

  /** A field whose value the text leaves open, with the value that was given; what is not given is left out or told. */
  #closed(name: string, field: Field): Field | undefined {
    const open = openIn(field);
    if (open === undefined) return field;
    const { names, partial, leftOut } = this.scope;
    if (Object.hasOwn(names, open)) return { ...field, value: names[open] };
    if (partial)
      leftOut.push({
        place: field.place,
        says: `${field.written ?? name} is left out: nothing here sets ${open}.`,
      });
    else this.report(name, "a value", { ref: open }, { code: "unknown", ...giving(open) });
    return undefined;
  }

  #numberIn(name: string, field: Field, rule: Rule): number | undefined {
    const { notation, pyyaml } = this.scope;
    const value = numberOf(field.value, notation);
    if (value === undefined) return this.report(name, inWords(rule), this.#given(field));
    if (!fits(value, rule)) return this.report(name, inWords(rule), value, { code: "range" });
    if (typeof field.value === "string" && notation !== "flags")
      this.assume(quotedText(name, field.value, value));
    if (field.plain !== undefined && pyyaml) this.assume(plainText(name, field.plain, value));
    return value;
  }
}

/** Reads the keys of a dictionary. */
export const keysOf = (fields: Fields, place: Place, scope: Scope): Keys => new Keys(fields, place, scope);

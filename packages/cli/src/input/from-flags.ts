import { AnnealError, type Problem } from "anneal";
import { flagOf, inFlags, isProblem, parseField } from "../names/flags.ts";
import type { Form, NamedForm } from "../names/forms.ts";
import { UsageError } from "../output/usage-error.ts";
import { optionName, runFlags } from "./run-facts.ts";

/** Flags as commander parsed them, by commander's names. */
export type Flags = { readonly [name: string]: unknown };

/** A form that is used, and the word that named it. */
interface Used {
  readonly word: string;
  readonly form: Form;
}

/**
 * Refuses flags that none of the named forms takes, because they would change nothing; gives a sentence for each that
 * only some take. `other` is what stands on the command line when no form does.
 */
export function refuseLoneFlags(
  used: readonly Used[],
  about: {
    readonly forms: readonly Form[];
    readonly options: Flags;
    readonly hints?: { readonly [flag: string]: string };
    readonly other: string;
  },
): readonly string[] {
  const { forms, options, hints = {}, other } = about;
  const known = [...new Set(forms.flatMap((form) => Object.keys(form.fields)))];
  return known.flatMap((field) => {
    const flag = flagOf(field);
    if (options[optionName(flag)] === undefined) return [];
    const takers = used.filter(({ form }) => Object.hasOwn(form.fields, field));
    if (takers.length === used.length && used.length > 0) return [];
    if (takers.length > 0) return [`${flag} is for ${list(takers)} only`];
    if (used.length === 0)
      throw new UsageError(`${flag} is for recipes; ${other} holds its own numbers`, hints[flag]);
    const takes = used.map(
      ({ word, form }) => `${word} takes ${Object.keys(form.fields).map(flagOf).join(", ")}`,
    );
    throw new UsageError(`${list(used)}: no flag ${flag}`, hints[flag] ?? takes.join("; "));
  });
}

const list = (used: readonly Used[]): string => used.map(({ word }) => word).join(" and ");

/**
 * The spec that a recipe or kind makes of its flags.
 *
 * @throws AnnealError or UsageError with every mistake, in the words of the flags.
 */
export function buildFromFlags(
  word: string,
  { form, preset }: NamedForm,
  options: Flags,
): { readonly spec: unknown; readonly values: Flags } {
  const given: { [field: string]: unknown } = { ...preset };
  const problems: Problem[] = [];
  for (const [field, item] of Object.entries(form.fields)) {
    const text = options[optionName(flagOf(field))];
    if (text === undefined) continue;
    const value = parseField(String(text), item, flagOf(field));
    if (isProblem(value)) problems.push(value);
    else given[field] = value;
  }
  if (problems.length > 0) throw new AnnealError(problems as [Problem]);
  refuseMissing(word, form, { given, options });
  try {
    return { spec: form.build(given), values: withDefaults(given, form) };
  } catch (error) {
    throw error instanceof AnnealError ? inFlagsOf(error, form) : error;
  }
}

/** What each flag stands for, given or not. */
const withDefaults = (given: Flags, { fields }: Form): Flags =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, item]) => {
      const value = given[field] ?? item.default;
      return value === undefined ? [] : [[field, value]];
    }),
  );

function inFlagsOf(error: AnnealError, form: Form): AnnealError {
  const [first, ...rest] = error.problems.map((each) => inFlags(each, form));
  return new AnnealError([first, ...rest]);
}

const lengthFlags = runFlags.filter((each) => each.length).map((each) => each.flag);

function refuseMissing(
  word: string,
  form: Form,
  { given, options }: { readonly given: Flags; readonly options: Flags },
): void {
  const lacking = Object.entries(form.fields).flatMap(([field, item]) => {
    const needed = item.default === undefined && item.optional !== true;
    return needed && given[field] === undefined ? [`${flagOf(field)} ${sample(item)}`] : [];
  });
  if (lacking.length > 0) {
    const flags = lacking.map((each) => each.split(" ")[0]);
    const length = lengthFlags.some((flag) => options[optionName(flag)] !== undefined) ? [] : ["--steps 10k"];
    throw new UsageError(`${word} needs ${flags.join(" and ")}`, `add ${[...lacking, ...length].join(" ")}`);
  }
}

/** A value such as a field takes. */
function sample(item: Form["fields"][string]): string {
  switch (item.type) {
    case "number":
      return item.whole ? "16" : item.below !== undefined ? "0.9" : "3e-4";
    case "duration":
      return "10%";
    case "choice":
      return item.of[0];
    default:
      return item.type === "list" && item.of.type === "duration"
        ? "50%,75%"
        : item.type === "list" && item.of.type === "number"
          ? "0.1,0.01"
          : "0:0,100%:0.1";
  }
}

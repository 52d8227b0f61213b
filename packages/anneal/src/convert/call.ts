/** An expression that is not a literal: a variable, an attribute. It is named, never evaluated. */
export interface Name {
  readonly ref: string;
}

/** A dictionary of arguments, as in a config. */
export interface Dictionary {
  readonly [name: string]: Argument | undefined;
}

/** What can stand as an argument: literals, lists, dictionaries, names, and calls in calls. */
export type Argument =
  | null
  | boolean
  | number
  | string
  | readonly Argument[]
  | Call
  | Name
  | Dictionary
  | undefined;

/**
 * A scheduler as its user writes it: its name, and its arguments in order or by name. It is what a parser of Python, YAML
 * or flags hands over; nothing in it is ever evaluated. Nested schedulers are calls among the arguments.
 */
export interface Call {
  /** As written, with or without its module: `"StepLR"`, `"torch.optim.lr_scheduler.StepLR"`. */
  readonly name: string;
  readonly args?: readonly Argument[];
  readonly kwargs?: Dictionary;
}

/** Whether an argument is a call, and not a dictionary that happens to have a name. */
export function isCall(value: Argument): value is Call {
  if (!isDictionary(value) || typeof value.name !== "string") return false;
  return (
    Object.keys(value).every((key) => /^(name|args|kwargs)$/.test(key)) &&
    ("args" in value || "kwargs" in value)
  );
}

/** Whether an argument is an object: a dictionary, a call or a name. */
export const isDictionary = (value: Argument): value is Dictionary =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The last part of a dotted name. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

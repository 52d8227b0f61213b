import { show } from "./show.ts";

/** What went wrong, for programs. `path` says where, `expected` and `received` say what. */
export type ErrorCode =
  | "type" // not the kind of value that belongs here
  | "missing" // a required field is absent
  | "unknown" // a field, kind, unit or word that does not exist
  | "range" // the right kind of value, outside its range
  | "unit" // not a length
  | "horizon" // a unit that this horizon cannot resolve
  | "room" // parts that do not fit into the steps there are
  | "order" // the right parts in the wrong order
  | "size"; // nested too deeply, or too many parts

/** One mistake. `message` is the sentence `path: expected rule, received value`, and a suggestion where there is one. */
export interface Problem {
  readonly code: ErrorCode;
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly suggestion?: string;
  /** The words that could stand there, where only some can. */
  readonly words?: readonly string[];
  readonly message: string;
}

/** Makes a {@link Problem}. `received` is shown in a few words; `note` follows it in brackets. */
export function problem(
  code: ErrorCode,
  path: string,
  expected: string,
  received: unknown,
  {
    note,
    ...more
  }: { readonly note?: string; readonly suggestion?: string; readonly words?: readonly string[] } = {},
): Problem {
  const got = show(received) + (note ? ` (${note})` : "");
  const end = more.suggestion ? `; ${more.suggestion}` : "";
  return {
    code,
    path,
    expected,
    received: got,
    ...more,
    message: `${path.replace(/\s/g, " ")}: expected ${expected}, received ${got}${end}`,
  };
}

/**
 * The one error that anneal throws. It stands for all mistakes found at once: the first gives `code`, `path`,
 * `expected` and `received`, `problems` lists every one, and `message` has a line for each.
 */
export class AnnealError extends Error implements Problem {
  override readonly name = "AnnealError";
  declare readonly code: ErrorCode;
  declare readonly path: string;
  declare readonly expected: string;
  declare readonly received: string;
  declare readonly suggestion?: string;
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super();
    Object.assign(this, problems[0]);
    this.message = problems.map((each) => each.message).join("\n");
    this.problems = problems;
  }
}

/** Throws when there is at least one problem. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new AnnealError(problems as [Problem, ...Problem[]]);
}

import { show } from "./show.ts";

/** What went wrong, for programs. `path` says where, `expected` and `received` say what. */
export type ErrorCode =
  | "type" // not the kind of value that belongs here
  | "missing" // a required field is absent
  | "unknown" // a field, kind, unit or word that does not exist
  | "range" // the right kind of value, outside its range
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
  readonly message: string;
}

/** Makes a {@link Problem}. `received` is shown as JSON would show it; `note` follows it in brackets. */
export function problem(
  code: ErrorCode,
  path: string,
  expected: string,
  received: unknown,
  more: { readonly note?: string; readonly suggestion?: string } = {},
): Problem {
  const got = show(received) + (more.note === undefined ? "" : ` (${more.note})`);
  const sentence = `${path}: expected ${expected}, received ${got}`;
  const { suggestion } = more;
  return suggestion === undefined
    ? { code, path, expected, received: got, message: sentence }
    : { code, path, expected, received: got, suggestion, message: `${sentence}; ${suggestion}` };
}

/**
 * The one error that anneal throws. It stands for all mistakes found at once: the first gives `code`, `path`,
 * `expected` and `received`, `problems` lists every one, and `message` has a line for each.
 */
export class AnnealError extends Error {
  override readonly name = "AnnealError";
  readonly code: ErrorCode;
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((each) => each.message).join("\n"));
    const [first] = problems;
    this.code = first.code;
    this.path = first.path;
    this.expected = first.expected;
    this.received = first.received;
    this.problems = problems;
  }
}

/** Throws when there is at least one problem. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new AnnealError(problems as [Problem, ...Problem[]]);
}

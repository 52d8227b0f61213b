import { type Problem, problem, refuse } from "../errors/index.ts";
import { checkFields } from "./check-fields.ts";
import type { Fields } from "./fields.ts";
import { suggest } from "./suggest.ts";

/** Options with their defaults filled in; those named `Open` have none. */
export type Filled<Options, Open extends keyof Options = never> = Required<Omit<Options, Open>> &
  Pick<Options, Open>;

/** Checks options against their fields and fills in defaults; refuses every mistake at once. */
export function readOptions<Options extends object, Open extends keyof Options = never>(
  name: string,
  options: Options,
  fields: Fields<keyof Options & string> | ((options: Options) => Fields<keyof Options & string>),
): Filled<Options, Open> {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    refuse([problem("type", name, "an object of options", options)]);
  }
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(suggest(found));
  const known = typeof fields === "function" ? fields(options) : fields;
  const filled = checkFields(options, known as Fields, { path: name, report });
  refuse(problems);
  return filled as unknown as Filled<Options, Open>;
}

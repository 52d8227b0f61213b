import { type Problem, problem, refuse } from "../errors/index.ts";
import { checkFields, type Fields, suggest } from "../schedules/index.ts";

/** Checks options against their fields and fills in defaults; refuses every mistake at once. */
export function readOptions<Options extends object, Filled = Required<Options>>(
  name: string,
  options: Options,
  fields: Fields<keyof Options & string>,
): Filled {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    refuse([problem("type", name, "an object of options", options)]);
  }
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(suggest(found));
  const filled = checkFields(options, fields as Fields, { path: name, report });
  refuse(problems);
  return filled as Filled;
}

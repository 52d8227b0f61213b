import { didYouMean, type Problem, refuse } from "../../errors/index.ts";
import type { Argument, Call } from "../call.ts";
import { problem } from "../problem.ts";
import type { Param } from "./param.ts";

/** The parameters of a scheduler, in the order of its signature. */
export type Params = { readonly [name: string]: Param<unknown> };

/** The arguments that such parameters give. */
export type Args<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };

/**
 * Reads the arguments of a call: those by position, those by name, and the defaults of the others.
 *
 * @throws AnnealError with every mistake: names that do not exist, missing and repeated arguments, wrong values.
 */
export function bind<P extends Params>(call: Call, params: P, path: string): Args<P> {
  const problems: Problem[] = [];
  const report = (found: Problem): undefined => void problems.push(found);
  const names = Object.keys(params);
  const given: { [name: string]: Argument } = {};
  call.args?.forEach((value, i) => {
    if (i >= names.length) {
      report(problem("unknown", `${path}[${i}]`, `at most ${names.length} arguments`, value));
    } else given[names[i]] = value;
  });
  for (const [name, value] of Object.entries(call.kwargs ?? {})) {
    if (!Object.hasOwn(params, name)) {
      const hint = { words: names, ...didYouMean(name, names) };
      report(problem("unknown", `${path}.${name}`, `one of ${names.join(", ")}`, name, hint));
    } else if (Object.hasOwn(given, name)) {
      report(problem("order", `${path}.${name}`, "one value, by position or by name", value));
    } else given[name] = value;
  }
  const bound: { [name: string]: unknown } = {};
  for (const name of names) {
    const param = params[name];
    const value = given[name];
    const place = { path: `${path}.${name}`, report };
    const asDefault = value === undefined || (value === null && param.optional);
    if (!asDefault) bound[name] = param.read(value, place);
    else if (param.optional) bound[name] = param.otherwise;
    else report(problem("missing", place.path, "a value", value));
  }
  refuse(problems);
  return bound as Args<P>;
}

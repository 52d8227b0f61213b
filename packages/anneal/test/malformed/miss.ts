import { AnnealError, compile, type Horizon, type Problem } from "anneal";
import { type Malformed, run } from "./sound.ts";

/** What is wrong with a problem itself. */
function flaw({ path, expected, received, message, suggestion }: Problem): string | undefined {
  if (!/\S/.test(path)) return "no path";
  if (!/\S/.test(expected) || !/\S/.test(received)) return "no rule or no value";
  if (!/^\S.*?: expected \S.*, received \S.*$/.test(message))
    return `not a sentence: ${message.slice(0, 300)}`;
  if (/undefined|\[object|NaN%|,,/.test(expected)) return `words of a machine: ${expected}`;
  if (suggestion !== undefined && !message.endsWith(`; ${suggestion}`)) return "the suggestion is not said";
  return undefined;
}

/** How a malformed spec was not refused as it should be. */
export function miss({ what, spec, path, horizon = run }: Malformed): string[] {
  try {
    compile(spec as never, horizon as Horizon);
    return [`${what}: compiles`];
  } catch (error) {
    if (!(error instanceof AnnealError)) return [`${what}: ${error}`];
    const { problems } = error;
    const flaws = problems.flatMap((each) => flaw(each) ?? []);
    if (problems.length === 0 || error.message === "") flaws.push("says nothing");
    if (path !== undefined && !problems.some((each) => each.path === path || each.path === `${path}.kind`)) {
      flaws.push(`nothing at ${path.slice(0, 80)}, but at ${problems.map((each) => each.path).slice(0, 3)}`);
    }
    return flaws.slice(0, 1).map((each) => `${what}: ${each}`);
  }
}

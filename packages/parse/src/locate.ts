import { AnnealError, type Problem } from "anneal";
import type { Found, OpenValue, Place } from "./reading.ts";
import { atPlace } from "./text/places.ts";

/**
 * An error of `from` with the places of the text: `OneCycleLR.max_lr: ...` becomes
 * `line 3, column 41, OneCycleLR.max_lr: ...`, and where the text leaves a value open it says how to give it.
 */
export function locate(error: AnnealError, found: Found): AnnealError {
  const problems = error.problems.map((each) => located(each, found));
  return new AnnealError(problems as unknown as readonly [Problem, ...Problem[]]);
}

function located(problem: Problem, found: Found): Problem {
  if (/^line \d+, column \d+/.test(problem.path)) return problem;
  const { place, open } = nearestTo(problem.path, found);
  const path = atPlace(problem.path, place);
  const received = open ? shortened(open.text) : problem.received;
  const suggestion = problem.suggestion ?? (open ? giving(open, problem.expected) : flagFor(problem.path));
  const message = `${path}: expected ${problem.expected}, received ${received}${suggestion ? `; ${suggestion}` : ""}`;
  return { ...problem, path, received, message, ...(suggestion !== undefined && { suggestion }) };
}

/** The place of an argument, or of the nearest part around it that has one. */
function nearestTo(path: string, found: Found): { readonly place: Place; readonly open?: OpenValue } {
  let at = path;
  const open = found.open && Object.hasOwn(found.open, path) ? found.open[path] : undefined;
  while (at !== "" && !Object.hasOwn(found.places, at)) at = at.replace(/(^|[.[])[^.[]*$/, "");
  return { place: at === "" ? found.place : found.places[at], ...(open && { open }) };
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
};

/** How to give what the text leaves open: only numbers of names, attributes, calls and the like can be given. */
function giving({ needs }: OpenValue, expected: string): string | undefined {
  const number = /^a (whole )?number|^the LR of each/.test(expected);
  const named = needs.every((each) =>
    /^(?!not |await |lambda|[rbuf]{1,2}")[^\W\d][^'\n]{0,79}$/iu.test(each),
  );
  if (!number || needs.length === 0 || needs.length > 3 || !named) return undefined;
  const flags = needs.map((each) => `--set ${/^[\w.]+$/.test(each) ? `${each}=NUMBER` : `'${each}=NUMBER'`}`);
  return `give it with ${flags.join(" ")}`;
}

/** How to give what the text does not say. */
function flagFor(path: string): string | undefined {
  const flags: { readonly [path: string]: string } = {
    baseLrs: "give it with --base-lr",
    "horizon.steps": "give it with --steps",
    "horizon.stepsPerEpoch": "give it with --steps-per-epoch",
  };
  if (path.endsWith(".epoch_length")) return flags["horizon.stepsPerEpoch"];
  return Object.hasOwn(flags, path) ? flags[path] : undefined;
}

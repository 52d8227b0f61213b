import { AnnealError, type Problem } from "anneal";
import type { Reading, ReadOptions } from "../reading.ts";
import { unprompted } from "../text/clean.ts";
import { mistake } from "../text/mistake.ts";
import { placesOf } from "../text/places.ts";
import { candidatesOf } from "./candidates.ts";
import type { Env } from "./env.ts";
import { callsOf } from "./find.ts";
import { spelling } from "./nodes.ts";
import { nothingIn } from "./nothing.ts";
import { optimizersOf } from "./optimizer.ts";
import { scopesOf } from "./scopes.ts";
import type { Candidate, Script } from "./script.ts";
import { settingsOf } from "./settings.ts";
import { parse } from "./syntax.ts";

/** How many expressions a reading may look at. */
const fuel = 200_000;

/** Reads every scheduler in a Python text. Nothing is run. */
export function readPython(text: string, options: ReadOptions = {}): Reading {
  const placeAt = placesOf(text);
  const { code, tree, mistake: wrong } = parse(unprompted(text), placeAt);
  if (wrong) throw new AnnealError([mistake(wrong)]);
  const names = new Map(Object.entries(options.names ?? {}).map(([name, value]) => [spelling(name), value]));
  const env: Env = {
    text: code,
    scopes: scopesOf(tree, code),
    calls: callsOf(tree),
    names,
    fuel: { left: fuel },
    assumed: new Set(),
  };
  const script: Script = { env, placeAt, options, optimizers: optimizersOf(env) };
  const candidates = [...candidatesOf(script), ...settingsOf(script)];
  return readingOf(
    candidates.sort((a, b) => a.from - b.from),
    script,
  );
}

/** What was found, unless something was not understood: that is left out only if the user wants it so. */
function readingOf(candidates: readonly Candidate[], script: Script): Reading {
  const found = candidates.flatMap((each) => each.found ?? []);
  const mistakes = candidates.flatMap((each) => each.mistakes);
  const problems = mistakes.map(mistake);
  if (problems.length > 0 && (!script.options.partial || found.length === 0)) {
    throw new AnnealError(problems as [Problem, ...Problem[]]);
  }
  if (found.length === 0) throw new AnnealError([mistake(nothingIn(script))]);
  return {
    format: "Python",
    found,
    leftOut: mistakes.map(({ place }, i) => ({ place, says: problems[i].message })),
  };
}

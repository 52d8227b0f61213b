import { AnnealError } from "anneal";
import type { Framework } from "anneal/convert";
import type { Reading, ReadOptions } from "../reading.ts";
import { unprompted } from "../text/clean.ts";
import { mistake, mostProblems } from "../text/mistake.ts";
import { placesOf } from "../text/places.ts";
import { candidatesOf } from "./candidates.ts";
import { deepspeedOf, mmcvOf, trainingOf } from "./configs.ts";
import type { Env } from "./env.ts";
import { callsOf } from "./find.ts";
import { mmengineOf } from "./mmengine.ts";
import { nanogptOf } from "./nanogpt.ts";
import { spelling } from "./nodes.ts";
import { nothingIn } from "./nothing.ts";
import { optimizersOf } from "./optimizer.ts";
import { scopesOf } from "./scopes.ts";
import type { Candidate, Script } from "./script.ts";
import { parse } from "./syntax.ts";

/** How many expressions a reading may look at. */
const fuel = 100_000;

/** Reads every scheduler in a Python text. Nothing is run. */
export function readPython(text: string, options: ReadOptions = {}): Reading {
  const placeAt = placesOf(text);
  const plain = unprompted(text);
  const { code, tree, mistake: wrong } = parse(plain, placeAt);
  if (wrong) throw new AnnealError([mistake(wrong)]);
  const names = new Map(Object.entries(options.names ?? {}).map(([name, value]) => [spelling(name), value]));
  const env: Env = {
    text: plain,
    code,
    scopes: scopesOf(tree, plain),
    calls: callsOf(tree),
    names,
    fuel: { left: fuel, level: 0 },
    known: new Map(),
  };
  const script: Script = { env, placeAt, options, tree, optimizers: optimizersOf(env) };
  return readingOf(
    [...everyCandidate(script)].sort((a, b) => a.from - b.from),
    script,
  );
}

/** Whether the grammar takes a text, whatever it says. */
export const isPython = (text: string): boolean =>
  parse(unprompted(text), placesOf(text)).mistake === undefined;

/** Schedulers that are called, and those that a trainer makes of settings. */
function everyCandidate(script: Script): readonly Candidate[] {
  const { from = "auto" } = script.options;
  const wanted = (framework: Framework): boolean => from === "auto" || from === framework;
  const made = [
    ...candidatesOf(script),
    ...(wanted("mmengine") ? [...mmengineOf(script), ...mmcvOf(script)] : []),
    ...(wanted("transformers") ? trainingOf(script) : []),
    ...(wanted("deepspeed") ? deepspeedOf(script) : []),
  ];
  // Names such as learning_rate are only nanoGPT's where nothing else is a scheduler.
  return made.length === 0 && wanted("nanogpt") ? nanogptOf(script) : made;
}

/** What was found, unless something was not understood: that is left out only if the user wants it so. */
function readingOf(candidates: readonly Candidate[], script: Script): Reading {
  const found = candidates.flatMap((each) => each.found ?? []);
  const wrong = candidates.flatMap((each) => each.wrong);
  const [first, ...rest] = wrong.slice(0, mostProblems).map(({ problem }) => problem);
  if (first && (!script.options.partial || found.length === 0)) throw new AnnealError([first, ...rest]);
  if (found.length === 0) throw new AnnealError([mistake(nothingIn(script))]);
  const says = wrong.map(({ place, problem }) => ({ place, says: problem.message }));
  return {
    format: "Python",
    found,
    leftOut: [...says, ...candidates.flatMap((each) => each.leftOut ?? [])],
  };
}

import type { SyntaxNode } from "@lezer/common";
import { AnnealError, nearest, type Problem } from "anneal";
import type { Framework } from "anneal/convert";
import type { Found, LeftOut, Place, Reading, ReadOptions } from "../reading.ts";
import { merged } from "../text/facts.ts";
import { type Mistake, mistake } from "../text/mistake.ts";
import { placesOf } from "../text/places.ts";
import { argumentsOf } from "./arguments.ts";
import { type Built, buildCall } from "./build.ts";
import { type Callee, calleeOf } from "./callee.ts";
import type { Env } from "./evaluate.ts";
import { callsOf, titleOf } from "./find.ts";
import { type Decision, decide } from "./framework.ts";
import { spelling } from "./nodes.ts";
import { nothingIn } from "./nothing.ts";
import { callNames } from "./packages.ts";
import { scopesOf } from "./scopes.ts";
import { parse } from "./syntax.ts";

/** A text that is read. */
export interface Script {
  readonly env: Env;
  readonly placeAt: (offset: number) => Place;
  readonly calls: readonly SyntaxNode[];
  readonly options: ReadOptions;
}

/** What may be a scheduler: what became of it, or why it is not understood. */
interface Candidate {
  readonly from: number;
  readonly found?: Found;
  readonly mistakes: readonly Mistake[];
}

/** How many expressions a reading may look at: names in lists of names could otherwise cost for ever. */
const fuel = 200_000;

/** Reads every scheduler in a Python text. Nothing is run. */
export function readPython(text: string, options: ReadOptions = {}): Reading {
  const placeAt = placesOf(text);
  const { code, tree, mistake: wrong } = parse(text, placeAt);
  if (wrong) throw new AnnealError([mistake(wrong)]);
  const names = new Map(Object.entries(options.names ?? {}).map(([name, value]) => [spelling(name), value]));
  const env: Env = {
    text: code,
    scopes: scopesOf(tree, code),
    names,
    fuel: { left: fuel },
    assumed: new Set(),
  };
  const script: Script = { env, placeAt, calls: callsOf(tree), options };
  const inside = new Set<number>();
  const candidates = script.calls
    .flatMap((call) => candidateOf(call, script, inside))
    .filter(({ from }) => !inside.has(from));
  return readingOf(candidates, script);
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
  const leftOut: LeftOut[] = mistakes.map(({ place }, i) => ({ place, says: problems[i].message }));
  return { format: "Python", found, leftOut };
}

function candidateOf(call: SyntaxNode, script: Script, inside: Set<number>): readonly Candidate[] {
  const { env, placeAt, options } = script;
  const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
  if (!callee) return [];
  const { stars } = env.scopes;
  const decision = decide(callee, () => argumentsOf(call, env), { from: options.from ?? "auto", stars });
  if (decision.kind === "none") return [];
  if (decision.kind !== "one")
    return [{ from: call.from, mistakes: [doubt(callee, decision, placeAt(call.from))] }];
  const assumed = new Set(decision.assumed ? [decision.assumed] : []);
  env.assumed.clear();
  const { framework } = decision;
  const built: Built = { framework, env, placeAt, places: {}, open: {}, inside, assumed, mistakes: [] };
  const made = buildCall(call, callee, callee.name, built);
  if (built.mistakes.length > 0) return [{ from: call.from, mistakes: built.mistakes }];
  return [{ from: call.from, found: foundOf(made, { call, callee, built, script }), mistakes: [] }];
}

interface Made {
  readonly call: SyntaxNode;
  readonly callee: Callee;
  readonly built: Built;
  readonly script: Script;
}

function foundOf(made: Found["call"], { call, callee, built, script }: Made): Found {
  const { places, open, framework, optimizer, assumed } = built;
  const { env, placeAt, options } = script;
  const context = merged(optimizer?.context ?? {}, options.facts);
  if (optimizer?.open && !context.baseLrs) {
    places.baseLrs = placeAt(optimizer.open.from);
    open.baseLrs = { text: optimizer.open.text, needs: optimizer.open.needs };
  }
  return {
    framework,
    call: made,
    context,
    place: placeAt(call.from),
    title: titleOf(call, env.text, callee.name),
    places,
    open,
    assumed: [...assumed, ...env.assumed],
  };
}

/** A name that several frameworks have, or that a framework has not. */
function doubt(callee: Callee, decision: Exclude<Decision, { kind: "one" | "none" }>, place: Place): Mistake {
  const { name } = callee;
  if (decision.kind === "unknown") {
    const near = nearest(name, callNames(decision.framework));
    const suggestion = near === undefined ? undefined : `did you mean "${near}"?`;
    return {
      place,
      code: "unknown",
      expected: `a scheduler of ${decision.framework}`,
      received: name,
      suggestion,
    };
  }
  const list: readonly Framework[] = decision.frameworks;
  return {
    place,
    code: "missing",
    expected: `one framework, for ${list.join(" and ")} have a ${name}`,
    received: "no import that tells",
    suggestion: `say --from ${list.join(" or --from ")}`,
  };
}

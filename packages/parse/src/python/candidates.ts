import type { SyntaxNode } from "@lezer/common";
import { nearest } from "anneal";
import type { Found, Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { argumentsOf } from "./arguments.ts";
import { type Built, buildCall } from "./build.ts";
import { type Callee, calleeOf } from "./callee.ts";
import { titleOf } from "./find.ts";
import { type Decision, decide } from "./framework.ts";
import { callNames } from "./packages.ts";
import { type Candidate, type Script, wrongOf } from "./script.ts";
import { surroundingsOf, withSurroundings } from "./surroundings.ts";

/** Every call that is a scheduler or may be one, but those that stand inside another. */
export function candidatesOf(script: Script): readonly Candidate[] {
  const inside = new Set<number>();
  return script.env.calls
    .flatMap((call) => candidateOf(call, script, inside) ?? [])
    .filter(({ to }) => !inside.has(to));
}

function candidateOf(call: SyntaxNode, script: Script, inside: Set<number>): Candidate | undefined {
  const { env, placeAt, options } = script;
  const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
  if (!callee) return undefined;
  const { stars } = env.scopes;
  const decision = decide(callee, () => argumentsOf(call, env), { from: options.from ?? "auto", stars });
  const { from, to } = call;
  if (decision.kind === "none") return undefined;
  if (decision.kind !== "one") return { from, to, wrong: wrongOf([doubt(callee, decision, placeAt(from))]) };
  env.assumed.clear();
  const { framework, assumed } = decision;
  const built: Built = { framework, env, placeAt, places: {}, open: {}, inside, mistakes: [] };
  if (assumed) env.assumed.add(assumed);
  const made = buildCall(call, callee, callee.name, built);
  const title = titleOf(call, env.text, callee.name);
  return built.mistakes.length > 0
    ? { from, to, wrong: wrongOf(built.mistakes) }
    : { from, to, found: foundOf(made, { built, script, title, from, name: callee.name }), wrong: [] };
}

interface Made {
  readonly built: Built;
  readonly script: Script;
  readonly title: string;
  readonly name: string;
  readonly from: number;
}

/** A scheduler with all that the text says around it. */
function foundOf(call: Found["call"], { name, ...made }: Made): Found {
  const { framework, optimizer } = made.built;
  return withSurroundings(call, surroundingsOf(framework, optimizer, { script: made.script, name }), made);
}

/** A name that several frameworks have, or that a framework has not. */
function doubt(callee: Callee, decision: Exclude<Decision, { kind: "one" | "none" }>, place: Place): Mistake {
  const { name } = callee;
  if (decision.kind === "unknown") {
    const near = nearest(name, callNames(decision.framework));
    return {
      place,
      code: "unknown",
      expected: `a scheduler of ${decision.framework}`,
      received: name,
      ...(near !== undefined && { suggestion: `did you mean "${near}"?` }),
    };
  }
  const list = decision.frameworks;
  return {
    place,
    code: "missing",
    expected: `one framework, for ${list.join(" and ")} have a ${name}`,
    received: "no import that tells",
    suggestion: `say --from ${list.join(" or --from ")}`,
  };
}

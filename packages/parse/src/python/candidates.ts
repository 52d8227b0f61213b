import type { SyntaxNode } from "@lezer/common";
import type { Found } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { argumentsOf } from "./arguments.ts";
import { buildCall } from "./build.ts";
import { type Built, startBuilding } from "./built.ts";
import { calleeOf } from "./callee.ts";
import { doubt, stranger } from "./doubts.ts";
import { titleOf } from "./find.ts";
import { decide } from "./framework.ts";
import { readOptimizer } from "./optimizer.ts";
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
  const wrong = (found: Mistake | undefined): Candidate | undefined =>
    found && { from, to, wrong: wrongOf([found]) };
  if (decision.kind === "none") {
    return options.from && options.from !== "auto"
      ? undefined
      : wrong(stranger(callee, () => takesOptimizer(call, script), placeAt(from)));
  }
  if (decision.kind !== "one") return wrong(doubt(callee, decision, placeAt(from)));
  const built = startBuilding(decision.framework, script, inside);
  if (decision.assumed) built.assumed.add(decision.assumed);
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
  return withSurroundings(
    call,
    surroundingsOf(framework, optimizer, { script: made.script, name, call }),
    made,
  );
}

/** Whether an optimizer is among the arguments of a call. */
function takesOptimizer(call: SyntaxNode, { env }: Script): boolean {
  const { args, kwargs } = argumentsOf(call, env);
  return [...args, ...kwargs.map(({ value }) => value)].some(
    (each) =>
      readOptimizer(each, env) !== undefined ||
      (each.kind === "open" && /(^|[._])(optim|opt|optimi[sz]er)(_\w+)?$/.test(each.text)),
  );
}

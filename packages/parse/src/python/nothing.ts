import { nearest } from "anneal";
import type { Framework } from "anneal/convert";
import type { Mistake } from "../text/mistake.ts";
import { type Callee, calleeOf } from "./callee.ts";
import { callNames, ownersOf } from "./packages.ts";
import type { Script } from "./script.ts";

/** What the names of schedulers have in common: a call of anything else was not meant to be one. */
const soundsLike = /^(?!(lr_)?schedulers?$|schedule$).*(LR|sched|decay|warm_?up|cycl|cosine|anneal|plateau)/i;

/** How many calls are looked at. */
const most = 200;

/** What to say of a text without a scheduler: what comes nearest to one, or what there is instead. */
export function nothingIn({ env, placeAt, options }: Script): Mistake {
  const { from = "auto" } = options;
  const expected = from === "auto" ? "a scheduler of one of the frameworks" : `a scheduler of ${from}`;
  const called = env.calls.slice(0, most).flatMap((call) => {
    const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
    return callee ? [{ at: call.from, callee }] : [];
  });
  for (const { at, callee } of called) {
    const near = nearly(callee, from);
    if (near) return { place: placeAt(at), code: "unknown", expected, ...near };
  }
  const names = [...new Set(called.map(({ callee }) => callee.name))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  const received =
    names.length > 0 ? `calls of ${names.slice(0, 3).join(", ")}${more}` : "a text without one";
  return { place: { line: 1, column: 1 }, code: "missing", expected, received };
}

/** A call that has the name of a scheduler, or nearly so, and yet is none that is wanted. */
function nearly(
  callee: Callee,
  from: Framework | "auto",
): Pick<Mistake, "received" | "suggestion"> | undefined {
  const { name, module, own } = callee;
  const owners = ownersOf(name, "auto");
  if (owners.length > 0 && own) return { received: `${name}, which the text defines itself` };
  if (owners.length > 0)
    return { received: `${name} of ${from === "auto" ? (module ?? "another") : owners.join(" or ")}` };
  const near = soundsLike.test(name) && !own ? nearest(name, callNames(from)) : undefined;
  return near === undefined ? undefined : { received: name, suggestion: `did you mean "${near}"?` };
}

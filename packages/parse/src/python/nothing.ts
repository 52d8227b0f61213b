import { nearest } from "anneal";
import type { Mistake } from "../text/mistake.ts";
import { calleeOf } from "./callee.ts";
import { callNames, ownersOf } from "./packages.ts";
import type { Script } from "./script.ts";

/** What the names of schedulers have in common: a call of anything else was not meant to be one. */
const soundsLike = /^(?!(lr_)?schedulers?$|schedule$).*(LR|sched|decay|warm_?up|cycl|cosine|anneal|plateau)/i;

/** What to say of a text without a scheduler: the nearest name, or what there is instead. */
export function nothingIn({ env, placeAt, options }: Script): Mistake {
  const from = options.from ?? "auto";
  const whose = from === "auto" ? "a scheduler of one of the frameworks" : `a scheduler of ${from}`;
  const named = env.calls.flatMap((call) => {
    const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
    return callee ? [{ call, callee }] : [];
  });
  const names = callNames(from);
  for (const { call, callee } of named.slice(0, 200)) {
    const place = placeAt(call.from);
    const other = from === "auto" ? [] : ownersOf(callee.name, "auto");
    if (other.length > 0)
      return { place, code: "unknown", expected: whose, received: `${callee.name} of ${other.join(" or ")}` };
    if (callee.own && ownersOf(callee.name, "auto").length > 0) {
      return {
        place,
        code: "unknown",
        expected: whose,
        received: `${callee.name}, which the text defines itself`,
      };
    }
    const near = soundsLike.test(callee.name) && !callee.own ? nearest(callee.name, names) : undefined;
    if (near !== undefined) {
      return {
        place,
        code: "unknown",
        expected: whose,
        received: callee.name,
        suggestion: `did you mean "${near}"?`,
      };
    }
  }
  const seen = [...new Set(named.map(({ callee }) => callee.name))];
  const calls3 = seen.slice(0, 3).join(", ") + (seen.length > 3 ? ` and ${seen.length - 3} more` : "");
  return {
    place: { line: 1, column: 1 },
    code: "missing",
    expected: whose,
    received: seen.length > 0 ? `a text that calls ${calls3}` : "a text without one",
  };
}

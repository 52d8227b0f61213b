import { nearest } from "anneal";
import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import type { Callee } from "./callee.ts";
import type { Decision } from "./framework.ts";
import { callNames } from "./packages.ts";

/** Why a call that looks like a scheduler is not understood. */
export function doubt(
  callee: Callee,
  decision: Exclude<Decision, { kind: "one" | "none" }>,
  place: Place,
): Mistake {
  const { name, module } = callee;
  switch (decision.kind) {
    case "unknown": {
      const near = nearest(name, callNames(decision.framework));
      const suggestion = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
      const expected = `a scheduler of ${decision.framework}`;
      return { place, code: "unknown", expected, received: name, ...suggestion };
    }
    case "foreign": {
      const expected = `the ${name} of ${decision.frameworks.join(" or ")}`;
      return { place, code: "unknown", expected, received: `that of ${module}, which has other arguments` };
    }
    case "several": {
      const list = decision.frameworks;
      const expected = `one framework, for ${list.join(" and ")} have a ${name}`;
      const suggestion = `say --from ${list.join(" or --from ")}`;
      return { place, code: "missing", expected, received: "no import that tells", suggestion };
    }
  }
}

/** What classes of schedulers are called. */
const schedulerClass = /^[A-Z]\w*(LR|Scheduler|Schedule|Warm_?[uU]p)$/;

/** A call of a class that is named like a scheduler and takes an optimizer, but is none that is known. */
export function stranger(callee: Callee, takesOptimizer: () => boolean, place: Place): Mistake | undefined {
  if (!schedulerClass.test(callee.name) || !takesOptimizer()) return undefined;
  const near = callee.own || callee.imported ? undefined : nearest(callee.name, callNames("auto"));
  const where = callee.own ? ", which the text defines itself" : callee.module ? ` of ${callee.module}` : "";
  return {
    place,
    code: "unknown",
    expected: "a scheduler of one of the frameworks",
    received: `${callee.name}${where}`,
    ...(near !== undefined && { suggestion: `did you mean "${near}"?` }),
  };
}

import type { Choices } from "./choices.ts";
import { type Role, roleWords, tierOf } from "./roles.ts";
import { otherUnitOf, stepNameIn } from "./step-names.ts";

/**
 * Which columns of a log a run needs, by their names: a long log of hundreds of columns then takes the memory of a few.
 * Columns whose names say nothing are left out, unless `choices` name them.
 */
export function columnsFor(choices: Choices = {}): (name: string) => boolean {
  const named = new Set(Object.values(choices));
  return (name) => {
    const metric = name.slice(name.lastIndexOf(" - ") + 1).replace(/^- /, "");
    if (named.has(name) || named.has(metric)) return true;
    if (stepNameIn([metric]) !== undefined || otherUnitOf(metric) !== undefined) return true;
    return (Object.keys(roleWords) as Role[]).some((role) => tierOf(role, metric) !== undefined);
  };
}

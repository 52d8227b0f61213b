import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Spending } from "@anneal/lab";

interface Kept {
  /** What the plan was made for. */
  readonly of: string;
  readonly plan: Spending;
}

/** Keeps the plan of a study in its folder, so that the same command goes on by the plan it began with. */
export function keepPlanIn(folder: string, question: object): (plan: Spending) => Spending {
  const path = join(folder, "plan.json");
  const of = JSON.stringify(question);
  return (plan) => {
    const kept = readKept(path);
    if (kept?.of === of) return kept.plan;
    writeFileSync(path, `${JSON.stringify({ of, plan } satisfies Kept)}\n`);
    return plan;
  };
}

/** A plan that cannot be read is as if there were none: it is made again. */
function readKept(path: string): Kept | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { of, plan } = JSON.parse(readFileSync(path, "utf8")) as Partial<Kept>;
    const sound = plan && Object.values(plan).every((value) => Number.isSafeInteger(value) && value > 0);
    return sound && typeof of === "string" ? { of, plan } : undefined;
  } catch {
    return undefined;
  }
}

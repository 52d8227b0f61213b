import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Decisions } from "@anneal/lab";

interface Kept {
  /** The question that the study answers. */
  readonly of: string;
  readonly decided: { readonly [name: string]: unknown };
}

/** Keeps the decisions of a study in its folder, for the same question only. */
export function decisionsIn(folder: string, question: object): Decisions {
  const path = join(folder, "plan.json");
  const of = JSON.stringify(question);
  const kept = readKept(path);
  let decided = kept?.of === of ? kept.decided : {};
  return {
    get: (name) => (Object.hasOwn(decided, name) ? decided[name] : undefined),
    set: (name, value) => {
      decided = { ...decided, [name]: value };
      writeFileSync(path, `${JSON.stringify({ of, decided } satisfies Kept)}\n`);
    },
  };
}

/** A file that cannot be read is as if there were none: it is decided again. */
function readKept(path: string): Kept | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { of, decided } = JSON.parse(readFileSync(path, "utf8")) as Partial<Kept>;
    return typeof of === "string" && typeof decided === "object" && decided !== null
      ? { of, decided }
      : undefined;
  } catch {
    return undefined;
  }
}

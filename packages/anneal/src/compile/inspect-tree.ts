import { didYouMean, type Problem, problem } from "../errors/index.ts";
import { type AnyKind, checkFields } from "../schedules/index.ts";

/** Deeper than any schedule needs, and shallow enough for every engine's stack. */
const deepest = 100;
const mostSpecs = 100_000;
/** More mistakes than anyone reads at once. */
const mostProblems = 100;

/** What may stand at the root of a spec file beside the spec's own fields. */
const rootNames = new Set(["version", "$schema"]);

/** The version of the spec format that this library reads and writes. */
export const specVersion = 1;

/** Every mistake in the form of a spec: kinds, names, types and ranges, at every depth. */
export function inspectTree(root: unknown, kinds: ReadonlyMap<string, AnyKind>): Problem[] {
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    if (problems.length < mostProblems) problems.push(found);
  };
  let specs = 0;
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return report(problem("type", path || "spec", "a spec, an object with a kind", value));
    }
    specs++;
    if (depth > deepest) return report(problem("size", path, `at most ${deepest} levels`, value));
    if (specs > mostSpecs) {
      if (specs === mostSpecs + 1) report(problem("size", path, `at most ${mostSpecs} parts`, value));
      return;
    }
    const { kind } = value as { readonly kind?: unknown };
    const known = typeof kind === "string" ? kinds.get(kind) : undefined;
    if (known === undefined) {
      const names = [...kinds.keys()];
      const where = path === "" ? "kind" : `${path}.kind`;
      return report(problem(kind === undefined ? "missing" : "unknown", where, `one of ${names.join(", ")}`, kind, didYouMean(kind, names)));
    }
    const fields = depth === 0 ? withoutRootNames(value) : (value as { readonly [name: string]: unknown });
    checkFields(fields, known.fields, path || known.kind, report, (child, place) => visit(child, place, depth + 1));
  };
  const { version } = (root ?? {}) as { readonly version?: unknown };
  if (version !== undefined && version !== specVersion) {
    report(problem("unknown", "version", `${specVersion}, the version of the spec format`, version));
  }
  visit(root, "", 0);
  return problems;
}

const withoutRootNames = (value: object): { readonly [name: string]: unknown } =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !rootNames.has(name)));

import type { Problem } from "../errors/index.ts";

/**
 * Moves a problem that `compile.inspect` found in a spec to where that spec stands in something larger: the path
 * `sequence.of[1].over` of a spec at `plan.lr` becomes `plan.lr.of[1].over`, and `kind` becomes `plan.lr.kind`.
 */
export function reroot(found: Problem, spec: unknown, base: string): Problem {
  const { path, message } = found;
  const root = path === "spec" ? path : String((spec as { readonly kind?: unknown }).kind);
  const moved = base + (path === "kind" ? `.${path}` : path.slice(root.length));
  return { ...found, path: moved, message: moved + message.slice(path.length) };
}

import type { AnySpec } from "../schedules/index.ts";

/** A spec within another one, and the kinds that lie above it, from the root down. */
export interface Found {
  readonly spec: AnySpec;
  readonly above: readonly string[];
  /** Those specs themselves. */
  readonly around: readonly AnySpec[];
}

/** Finds what stands at a part's path, such as `sequence.of[1].of`; nothing when the path leads nowhere. */
export function findSpec(root: AnySpec, path: string): Found | undefined {
  const around: AnySpec[] = [];
  let here: unknown = root;
  for (const [, name, place] of path.slice(root.kind.length).matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
    if (typeof here !== "object" || here === null) return undefined;
    if (!Array.isArray(here)) around.push(here as AnySpec);
    here = Array.isArray(here) ? here[Number(place)] : (here as { readonly [key: string]: unknown })[name];
  }
  const spec = here as AnySpec | undefined;
  return typeof spec?.kind === "string" ? { spec, above: around.map(({ kind }) => kind), around } : undefined;
}

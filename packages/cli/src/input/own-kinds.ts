import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type AnyKind, allKinds, type Compiler, compile, createCompiler, suggest } from "anneal";
import { UsageError } from "../output/usage-error.ts";
import { missing } from "./read-text.ts";

/**
 * A compiler of all kinds of anneal and those that modules export, by any name, alone or in lists. The modules are run.
 *
 * @throws UsageError when a module cannot be loaded, exports no kind, or takes a name that anneal has.
 */
export async function loadCompiler(paths: readonly string[]): Promise<Compiler> {
  if (paths.length === 0) return compile;
  const own: AnyKind[] = [];
  for (const path of paths) {
    const found = (await kindsIn(path)).filter((kind) => !own.includes(kind));
    for (const { kind } of found) {
      if (Object.hasOwn(allKinds, kind) || own.some((each) => each.kind === kind)) {
        throw new UsageError(
          `--kinds ${path}: expected a name of its own, received "${kind}", which there is already`,
        );
      }
    }
    own.push(...found);
  }
  return createCompiler([...(Object.values(allKinds) as unknown as AnyKind[]), ...own], suggest);
}

async function kindsIn(path: string): Promise<readonly AnyKind[]> {
  if (!existsSync(path)) throw missing(path);
  let module: { readonly [name: string]: unknown };
  try {
    module = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw new UsageError(`--kinds ${path}: cannot be loaded: ${firstLine(error)}`);
  }
  const found = [...new Set(Object.values(module).flat().filter(isKind))];
  if (found.length === 0) {
    throw new UsageError(
      `--kinds ${path}: expected a module that exports kinds, received one that exports none`,
      "make them with defineKind",
    );
  }
  return found;
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split("\n")[0];

const isKind = (value: unknown): value is AnyKind => {
  const { kind, fields, compile: compiles } = (value ?? {}) as Partial<AnyKind>;
  return (
    typeof kind === "string" &&
    typeof fields === "object" &&
    fields !== null &&
    typeof compiles === "function"
  );
};

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The built page in many files, and in one. */
const builtFolder = here("../../packages/cli/studio");
export const singleFile = here("../../apps/studio/dist/single/anneal-studio.html");

/** What the brief allows; 1 kB is 1000 bytes. */
export const ceilings = { firstLoad: 150_000, single: 700_000 };

/** Chunks that a chunk cannot run without; `import()` is no such import. */
const staticImport = /\bimport\s*(?:[\w$*\s{},]+?\bfrom\s*)?["']\.\/([^"']+)["']/g;

/**
 * The files that a browser loads before the page is there: the page, what it names, and what these import.
 *
 * @returns {readonly string[]}
 */
export function filesAtFirst() {
  const page = join(builtFolder, "index.html");
  if (!existsSync(page)) throw new Error("the studio is not built: npm run build:studio");
  const named = [...readFileSync(page, "utf8").matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  const found = new Set(named);
  for (const name of found) {
    if (!name.endsWith(".js")) continue;
    const code = readFileSync(join(builtFolder, name), "utf8");
    for (const [, other] of code.matchAll(staticImport)) found.add(join(name, "..", other));
  }
  return ["index.html", ...found];
}

/** Bytes of the first load, each file compressed as a server does it. */
export const firstLoad = () =>
  filesAtFirst().reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(builtFolder, name)), { level: 9 }).length,
    0,
  );

/** Bytes of the single file as it lies on a disk. */
export const singleSize = () => statSync(singleFile).size;

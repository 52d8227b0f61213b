import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * Ships the licences of the packages whose code is in the page: as `licences.txt` beside many files, at the head of the
 * script of a single one.
 */
export const licences = (single: boolean): Plugin => {
  const text = (ids: Iterable<string>): string =>
    [...new Set(Array.from(ids, packageOf))]
      .filter((folder) => folder !== undefined)
      .sort()
      .map(licenceOf)
      .join("\n\n");
  return {
    name: "licences",
    generateBundle(_, bundle) {
      const all = text(this.getModuleIds());
      if (!single) this.emitFile({ type: "asset", fileName: "licences.txt", source: `${all}\n` });
      for (const chunk of Object.values(bundle))
        if (single && chunk.type === "chunk" && chunk.isEntry)
          chunk.code = `/*! This page contains:\n\n${all}\n*/\n${chunk.code}`;
    },
  };
};

/** The folder of the installed package that a module is from; none for our own. */
const packageOf = (id: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replace(/^\0/, ""))?.[0];

function licenceOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"]
    .map((each) => join(folder, each))
    .find((each) => existsSync(each));
  if (file === undefined) throw new Error(`licences: ${name} has none`);
  return `${name} ${version}\n${readFileSync(file, "utf8").trim()}`;
}

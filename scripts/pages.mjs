// Writes docs/frameworks and docs/where-frameworks-disagree.md. `npm run pages`; a test compares what is committed with
// what `pages()` returns.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { frameworks } from "anneal/convert";
import { disagreement } from "./pages/disagree/page.mjs";
import { pageOf, picturesOf } from "./pages/framework.mjs";
import { frontPage } from "./pages/front.mjs";

/** @typedef {import("anneal/convert").Framework} Framework */

/** Every generated file by its path. @returns {{ [path: string]: string }} */
export function pages() {
  const names = /** @type {Framework[]} */ (Object.keys(frameworks));
  return Object.fromEntries([
    ...disagreement(),
    ...frontPage(),
    ...names.flatMap((name) => [
      [`docs/frameworks/${name}.md`, pageOf(name)],
      ...picturesOf(name).map(([path, svg]) => [`docs/frameworks/${path}`, svg]),
    ]),
  ]);
}

/** @param {string} path */
const at = (path) => new URL(`../${path}`, import.meta.url);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const written = pages();
  rmSync(at("docs/frameworks"), { recursive: true, force: true });
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(at(path).pathname), { recursive: true });
    writeFileSync(at(path), text);
  }
}

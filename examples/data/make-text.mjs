// Writes text.txt: the documentation of this project and the doc comments of its sources, end to end.
// text.txt is a frozen copy: figures in the docs were measured on it. Run this only to begin anew.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
/** A file of this project, without what was printed on a terminal. */
const read = (path) => readFileSync(new URL(path, root), "utf8").replace(/```console\n[\s\S]*?```\n*/g, "");

/** Paths of the files in a folder and below, in the order of their names. */
const filesIn = (folder) =>
  readdirSync(new URL(folder, root), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    });

/** The doc comments of a source that are sentences, without their stars and examples. */
const comments = (source) =>
  [...source.matchAll(/\/\*\*([\s\S]*?)\*\//g)]
    .map(([, inside]) =>
      inside
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
        .filter((line) => !line.startsWith("@example"))
        .join("\n")
        .trim(),
    )
    .filter((text) => text.length >= 60);

const pages = ["README.md", "CONTRIBUTING.md", ...filesIn("docs").filter((path) => path.endsWith(".md"))];
const sources = ["packages/anneal/src", "packages/cli/src"]
  .flatMap(filesIn)
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));

const text = [...pages.map((path) => read(path).trim()), ...sources.flatMap((path) => comments(read(path)))].join("\n\n");
const target = new URL("text.txt", import.meta.url);
writeFileSync(target, `${text}\n`);
console.log(`${fileURLToPath(target)}: ${text.length} characters`);

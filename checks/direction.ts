import { posix } from "node:path";

/** The folders of packages/anneal/src, left to right as in DESIGN: an import goes only left. */
const layers = [
  ["errors"],
  ["series", "units", "shapes", "names"],
  ["schedules"],
  ["compile", "recipes"],
  ["edit", "plan", "describe", "control", "groups", "batch", "range-test", "forecast", "convert", "advise"],
  ["diagnose"],
  ["adapters"],
];
const mayAlso = ["advise -> batch", "advise -> plan"];
const inIndex = ["errors", "units", "shapes", "schedules", "compile", "recipes", "edit", "plan"];

/** Which of our packages may name which, as bare imports. */
const packages: { readonly [name: string]: readonly string[] } = {
  anneal: [],
  parse: ["anneal"],
  logs: ["anneal"],
  lab: ["anneal"],
  cli: ["anneal", "@anneal/parse", "@anneal/logs", "@anneal/lab"],
  studio: ["anneal", "@anneal/parse", "@anneal/logs", "@anneal/lab"],
};

const levelOf = (folder: string): number => layers.findIndex((layer) => layer.includes(folder));

/** The rule that an import breaks, in words, or `undefined`. `file` is relative to packages/: `anneal/src/compile/check.ts`. */
export function brokenRule(file: string, specifier: string): string | undefined {
  const [owner, , ...inside] = file.split("/");
  if (!specifier.startsWith(".")) return brokenBareRule(owner, inside[0], specifier);
  const target = posix.join(posix.dirname(file), specifier).split("/");
  if (target[0] !== owner || target[1] !== "src")
    return "another package is imported by its public name only";
  if (owner !== "anneal") return undefined;
  if (target.length === 3) return "nothing imports the index";
  const [from, to] = [inside[0], target[2]];
  if (levelOf(to) < 0) return `folder ${to} has no place in checks/direction.ts`;
  if (inside.length === 1) return inIndex.includes(to) ? undefined : `index.ts does not re-export ${to}`;
  if (levelOf(from) < 0) return `folder ${from} has no place in checks/direction.ts`;
  const allowed = from === to || levelOf(to) < levelOf(from) || mayAlso.includes(`${from} -> ${to}`);
  return allowed ? undefined : `${from} does not import ${to}: an import goes only left`;
}

function brokenBareRule(owner: string, folder: string, specifier: string): string | undefined {
  if (owner === "anneal") return folder === "adapters" ? undefined : "anneal imports no package";
  const ours = /^(?:@anneal\/[^/]+|anneal)(?=\/|$)/.exec(specifier)?.[0];
  const allowed = ours === undefined || packages[owner]?.includes(ours);
  return allowed ? undefined : `${owner} does not import ${ours}`;
}

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { brokenRule } from "./direction.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Every source file of ours, `packages/x/src/...`, except tests, which may import what they test with. */
const sources = ["packages/", "apps/"].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => folder + file),
);

const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(root + file, "utf8")).importedFiles.map((each) => each.fileName);

test("every import goes in the direction of the design", () => {
  expect(sources).toContain("packages/anneal/src/index.ts");
  expect(sources).toContain("apps/studio/src/main.tsx");
  const broken = sources.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const rule = brokenRule(file.slice(file.indexOf("/") + 1), specifier);
      return rule === undefined ? [] : [`${file} imports "${specifier}": ${rule}`];
    }),
  );
  expect(broken).toEqual([]);
});

test.each([
  [
    "anneal/src/units/steps.ts",
    "../compile/check.ts",
    "units does not import compile: an import goes only left",
  ],
  [
    "anneal/src/units/steps.ts",
    "../shapes/cosine.ts",
    "units does not import shapes: an import goes only left",
  ],
  [
    "anneal/src/batch/rules.ts",
    "../advise/facts.ts",
    "batch does not import advise: an import goes only left",
  ],
  ["anneal/src/compile/check.ts", "../index.ts", "nothing imports the index"],
  ["anneal/src/compile/check.ts", "../helpers/x.ts", "folder helpers has no place in checks/direction.ts"],
  ["anneal/src/index.ts", "./describe/index.ts", "index.ts does not re-export describe"],
  ["anneal/src/series/ema.ts", "node:fs", "anneal imports no package"],
  ["cli/src/main.ts", "../../anneal/src/index.ts", "another package is imported by its public name only"],
  ["logs/src/csv.ts", "@anneal/lab", "logs does not import @anneal/lab"],
  ["studio/src/main.tsx", "@anneal/cli", "studio does not import @anneal/cli"],
])("%s may not import %s", (file, specifier, rule) => {
  expect(brokenRule(file, specifier)).toBe(rule);
});

test.each([
  ["anneal/src/advise/facts.ts", "../batch/rules.ts"],
  ["anneal/src/plan/plan.ts", "../errors/index.ts"],
  ["anneal/src/compile/check.ts", "./kinds.ts"],
  ["anneal/src/index.ts", "./plan/index.ts"],
  ["anneal/src/adapters/tfjs/callback.ts", "@tensorflow/tfjs"],
  ["cli/src/main.ts", "anneal/describe"],
  ["cli/src/main.ts", "commander"],
])("%s may import %s", (file, specifier) => {
  expect(brokenRule(file, specifier)).toBeUndefined();
});

test("type imports, re-exports and dynamic imports all count", () => {
  const text = `import type { A } from "./a.ts"; export * from "./b.ts"; export type { C } from "./c.ts";
    type D = import("./d.ts").D; const e = () => import("./e.ts");`;
  const names = ts.preProcessFile(text).importedFiles.map((each) => each.fileName);
  expect(names).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.ts"]);
});

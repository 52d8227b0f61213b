import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import manifest from "../packages/anneal/package.json" with { type: "json" };
import { examplesIn, runExample, untruth } from "./examples.ts";

const root = fileURLToPath(new URL("../packages/anneal/", import.meta.url));

/** The built entry points by their public names, and all their exports as one scope. */
const modules: { [specifier: string]: object } = {};
for (const key of Object.keys(manifest.exports).filter((each) => each !== "./package.json")) {
  const specifier = `anneal${key.slice(1)}`;
  modules[specifier] = await import(specifier);
}
const scope: { readonly [name: string]: unknown } = Object.assign({}, ...Object.values(modules));

const files = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .sort();
const examples = files.flatMap((file) =>
  examplesIn(file, readFileSync(`${root}src/${file}`, "utf8")).map(
    ({ symbol, code }) => [`${file} ${symbol}: ${code.split("\n")[0]}`, file, code] as const,
  ),
);

describe("every example in the doc comments is true", () => {
  test.each(examples)("%s", async (_, file, code) => {
    const own = await import(`${root}dist/${file.replace(/ts$/, "js")}`);
    const claims = await runExample(code, { ...own, ...scope }, modules);
    expect(claims.length, "an example shows at least one value, as a comment behind it").toBeGreaterThan(0);
    expect(claims.map(untruth).filter((each) => each !== undefined)).toEqual([]);
  });
});

describe("the reader of examples", () => {
  const verdicts = async (code: string): Promise<(string | undefined)[]> =>
    (await runExample(code, { half: (x: number) => x / 2 }, { anneal: { twice: (x: number) => 2 * x } })).map(
      untruth,
    );

  test("finds each example and the name it belongs to", () => {
    const text = [
      "/**",
      " * Halves.",
      " * @example half(1); // 0.5",
      " * @example",
      " * ```ts",
      " * const x: number = 4;",
      " * half(x); // 2",
      " * ```",
      " * @returns a half",
      " */",
      "export const half = (x: number): number => x / 2;",
      "export interface Box {",
      "  /** @example half(0); // 0 */",
      "  size: number;",
      "}",
    ].join("\n");
    expect(examplesIn("half.ts", text)).toEqual([
      { symbol: "half", code: "half(1); // 0.5" },
      { symbol: "half", code: "const x: number = 4;\nhalf(x); // 2" },
      { symbol: "Box.size", code: "half(0); // 0" },
    ]);
  });

  test("accepts true claims of every form", async () => {
    const code = [
      `import { twice as double } from "anneal";`,
      `const half = (x: number): number => x / 4; // shadows the name in scope`,
      `half(4); // 1`,
      `double(0.1) + double(0.05); // 0.3`,
      `[half(4), "a", { b: new Float64Array([1, 2]) }]; // [1, "a", { b: [1, 2] }]`,
      `(() => { throw new Error("over: expected a number"); })(); // throws: expected a number`,
    ].join("\n");
    expect(await verdicts(code)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([
    ["half(1); // 0.500001", "half(1); gave 0.5, not 0.500001"],
    ["half(1); // half", "half(1); is followed by a comment that is no value: half"],
    ["[half(1)]; // [0.5, 1]", "[half(1)]; gave [0.5], not [0.5, 1]"],
    ["half(1); // throws: no", 'half(1); should throw "no" but gave 0.5'],
    ["missing(1); // 1", 'missing(1); threw "missing is not defined"'],
  ])("refuses %s", async (code, verdict) => {
    expect(await verdicts(code)).toEqual([verdict]);
  });
});

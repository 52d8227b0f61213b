import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import manifest from "../packages/anneal/package.json" with { type: "json" };
import { consoles, pictures } from "../scripts/pictures.mjs";
import { runExample, untruth } from "./examples.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const modules: { [specifier: string]: object } = {};
for (const key of Object.keys(manifest.exports).filter((each) => each !== "./package.json")) {
  const specifier = `anneal${key.slice(1)}`;
  modules[specifier] = await import(specifier);
}
for (const lab of ["@anneal/lab", "@anneal/lab/node"]) modules[lab] = await import(lab);
for (const peer of Object.keys(manifest.peerDependencies)) modules[peer] = await import(peer);

const pages = [
  "README.md",
  "packages/anneal/README.md",
  ...readdirSync(`${root}docs`, { recursive: true }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

/** The first piece of JSON on a page, which a guide may read as a file. */
const firstJson = (text: string): string => /^```json\n([\s\S]*?)^```/m.exec(text)?.[1] ?? "";

const blocks = pages.flatMap((page) => {
  const text = readFileSync(root + page, "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(
    (match) =>
      [`${page}:${text.slice(0, match.index).split("\n").length}`, match[1], firstJson(text)] as const,
  );
});

/** What the guides call `model` is the reader's own. */
const model = {
  backward: (step: number) => ({ loss: 1 + 1 / (step + 1), gradNorm: 1 }),
  update: () => undefined,
  validate: () => 1,
  load: (step: number) => step,
};

describe("every piece of TypeScript in the README and the guides runs, and what it claims is true", () => {
  test.each(blocks)("%s", async (_, code, planFile) => {
    const claims = await runExample(code, { model, planFile }, modules);
    const values = claims.filter((claim) => !/^[\w.]+ = /.test(claim.code)); // behind an assignment stands prose
    expect(values.map(untruth).filter((each) => each !== undefined)).toEqual([]);
  });
});

describe("links between pages", () => {
  test.each(pages)("%s points only at files that are there", (page) => {
    const folder = new URL(`../${page}`, import.meta.url);
    const text = readFileSync(folder, "utf8");
    const targets = [...text.matchAll(/(?:\]\(|srcset="|src=")([^)"#:]+)[)"#]/g)].map((match) => match[1]);
    for (const target of targets) expect(() => readFileSync(new URL(target, folder)), target).not.toThrow();
  });
});

describe("what the README shows is what there is", () => {
  test("the commands print what the console blocks say (else: npm run pictures)", () => {
    const page = readFileSync(`${root}README.md`, "utf8");
    expect(page.match(/^```console/gm)).toHaveLength(2);
    expect(consoles(page)).toBe(page);
  });

  test.each(Object.entries(pictures()))(
    "%s is drawn from its schedules (else: npm run pictures)",
    (path, svg) => {
      expect(readFileSync(root + path, "utf8")).toBe(svg);
    },
  );
});

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * What a user's bundle pays, as an entry file. A size is its bytes after bundling, minifying and gzip; 1 kB is 1000.
 * Plain JavaScript, so that `npm run bench` can print the same figures on every Node that we support.
 *
 * @type {Readonly<Record<"core" | "all" | "cosine-warmup", { readonly ceiling: number; readonly entry: string }>>}
 */
export const bundles = {
  /** Every kind, compiled and checked, from and to JSON, sampled. */
  core: {
    ceiling: 12_000,
    entry: `
      export { allKinds, check, compile, createCompiler, eventsOf, fill, fromJson, partsOf, sample, toJson } from "anneal";
      export { toSteps } from "anneal";
    `,
  },
  /** All that the main entry exports: recipes, edits, plans, the horizon helper and the JSON Schema too. */
  all: { ceiling: 21_000, entry: `export * from "anneal";` },
  "cosine-warmup": {
    ceiling: 4_000,
    entry: `
      import { cosine, createCompiler, linear, sequence } from "anneal";
      const compile = createCompiler([linear, cosine, sequence]);
      const warmup = linear({ from: 0, to: 3e-4, over: 100 });
      const decay = cosine({ from: 3e-4, to: 3e-5, over: "rest" });
      export const lr = compile(sequence({ of: [warmup, decay] }), { steps: 1000 }).at;
    `,
  },
};

/**
 * Bundles one entry against the built packages and gives its size in bytes.
 *
 * @param {keyof typeof bundles} name
 * @returns {Promise<number>}
 */
export async function sizeOf(name) {
  const { outputFiles } = await build({
    stdin: { contents: bundles[name].entry, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

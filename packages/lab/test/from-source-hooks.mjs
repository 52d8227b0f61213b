import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const packages = new URL("../../", import.meta.url).href;
const cache = new URL("../node_modules/.cache/anneal-from-source/", packages);

/** `anneal` and `anneal/control` are the sources, as in vitest.config.ts. */
export async function resolve(specifier, context, next) {
  const [found, , folder] = /^anneal(\/(.+))?$/.exec(specifier) ?? [];
  if (found === undefined) return await next(specifier, context);
  return {
    url: `${packages}anneal/src/${folder === undefined ? "" : `${folder}/`}index.ts`,
    shortCircuit: true,
  };
}

export async function load(url, context, next) {
  if (!url.startsWith(packages) || !url.endsWith(".ts")) return await next(url, context);
  const path = fileURLToPath(url);
  return {
    format: "module",
    source: await withoutTypes(await readFile(path, "utf8"), path),
    shortCircuit: true,
  };
}

/** Removing types takes seconds for all files together, so what was done once is kept beside the dependencies. */
async function withoutTypes(text, path) {
  const kept = new URL(`${createHash("sha256").update(path).update(text).digest("hex")}.js`, cache);
  const known = await readFile(kept, "utf8").catch(() => undefined);
  if (known !== undefined) return known;
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: "ES2022",
    module: "ESNext",
    verbatimModuleSyntax: true,
    inlineSourceMap: true,
  };
  const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: path });
  await keep(outputText, kept).catch(() => {});
  return outputText;
}

async function keep(text, path) {
  await mkdir(cache, { recursive: true });
  const fresh = new URL(`${path.href}.${randomBytes(4).toString("hex")}`);
  await writeFile(fresh, text);
  await rename(fresh, path);
}

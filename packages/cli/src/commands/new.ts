import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { jsonSchema, type Spec } from "anneal";
import { SpecProblems, withoutRootNames } from "../input/layers.ts";
import { formatOf } from "../input/parse-text.ts";
import { readRunFacts, saysLength } from "../input/run-facts.ts";
import { readSources } from "../input/sources.ts";
import { tellNote } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import type { Context, Options } from "./context.ts";

const schemaFile = "anneal.schema.json";

/** `anneal new`: what a recipe becomes, as a spec file that editors complete. */
export async function create(
  [word, path, ...more]: readonly string[],
  options: Options,
  context: Context,
): Promise<number> {
  const { io, compiler, forms } = context;
  if (word === undefined || path === undefined || more.length > 0) {
    throw new UsageError(
      "expected a recipe and a file name",
      "anneal new wsd wsd.json --peak 1e-3 --warmup 1000",
    );
  }
  const format = formatOf(path);
  if (format === "guess")
    throw new UsageError(
      `expected a file name that ends in .json, .yaml or .yml, received ${JSON.stringify(path)}`,
    );
  if (options.force !== true && existsSync(path))
    throw new UsageError(`${path} exists already`, "--force writes over it");
  if (saysLength(readRunFacts(options))) {
    throw new UsageError(
      "a spec file does not hold the length of the run",
      `give it where the spec is used: anneal show ${path} --steps 10k`,
    );
  }
  const [source, ...others] = await readSources([word], { io, forms, options });
  if (others.length > 0) throw new UsageError(`expected one spec, received ${others.length + 1}`);
  const { problems } = compiler.inspect(source.spec);
  if (problems.length > 0) throw new SpecProblems(source.name, problems);
  const beside = join(dirname(path), schemaFile);
  const reference = options.schema === undefined ? `./${schemaFile}` : String(options.schema);
  await saveFile(path, await fileText(withoutRootNames(source.spec as Spec), format, reference));
  tellNote(io, `→ ${path}`);
  if (options.schema === undefined && !existsSync(beside)) {
    await saveFile(beside, `${JSON.stringify(jsonSchema(compiler), null, 2)}\n`);
    tellNote(io, `→ ${beside}, from which editors complete it`);
  }
  return 0;
}

/** A spec as the text of a file that names its schema. */
export async function fileText(spec: Spec, format: "json" | "yaml", schema: string): Promise<string> {
  if (format === "json") return `${JSON.stringify({ $schema: schema, version: 1, ...spec }, null, 2)}\n`;
  const { stringify } = await import("yaml");
  return `# yaml-language-server: $schema=${schema}\n${stringify({ version: 1, ...spec })}`;
}

import { jsonSchema } from "anneal";
import { tellNote } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import type { Context, Options } from "./context.ts";

/** `anneal schema`: the JSON Schema of spec files, to standard output or into a file. */
export async function schema(
  _: readonly string[],
  options: Options,
  { io, compiler }: Context,
): Promise<number> {
  const text = `${JSON.stringify(jsonSchema(compiler), null, 2)}\n`;
  const outs = (options.out as readonly string[] | undefined) ?? [];
  if (outs.length === 0) await io.write(text);
  for (const out of outs) {
    await saveFile(out, text);
    tellNote(io, `→ ${out}`);
  }
  return 0;
}

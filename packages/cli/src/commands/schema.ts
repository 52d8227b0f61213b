import { jsonSchema } from "anneal";
import { tellNote } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import type { Context, Options } from "./context.ts";

/** `anneal schema`: the JSON Schema of spec files, to standard output or into a file. */
export async function schema(options: Options, { io, compiler }: Context): Promise<number> {
  const text = `${JSON.stringify(jsonSchema(compiler), null, 2)}\n`;
  if (options.out === undefined) await io.write(text);
  else {
    await saveFile(String(options.out), text);
    tellNote(io, `→ ${String(options.out)}`);
  }
  return 0;
}

import { tellNote } from "../../output/messages.ts";
import { type Content, saveFile } from "../../output/save.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";

/**
 * Texts one after the other, to standard output or into the file of `--out`.
 *
 * @throws UsageError for several texts and one file.
 */
export async function deliver(texts: readonly Content[], { out }: Options, { io }: Context): Promise<void> {
  if (out !== undefined) {
    const [first, ...more] = texts;
    if (more.length > 0) throw new UsageError("--out: a file holds one schedule", "--pick takes one");
    await saveFile(String(out), first);
    tellNote(io, `→ ${String(out)}`);
    return;
  }
  for (const [i, text] of texts.entries()) {
    if (i > 0) await io.write("\n");
    if (typeof text === "string") await io.write(text);
    else for (const piece of text as Iterable<string>) await io.write(piece);
  }
}

import type { AnySpec } from "anneal";
import type { Studio } from "../app/studio.ts";
import { addLayer } from "../workspace/edits.ts";
import { readWorkspace } from "../workspace/read.ts";
import type { FolderFile } from "./types.ts";

/** Opens a spec as a layer, a workspace in the place of the one that is open, a script in Translate. */
export async function openFile(studio: Studio, file: FolderFile): Promise<void> {
  const { server, store, view, notice } = studio;
  if (server === undefined) return;
  try {
    if (file.kind === "source") {
      putIntoTranslate(studio, await (await server.read(file.path)).text());
      return;
    }
    const value = await server.readSpec(file.path);
    // One undo step brings back what was there.
    if (file.kind === "workspace") store.commit(() => readWorkspace(value));
    else store.commit((workspace) => addLayer(workspace, layerOf(file.path, value)));
    view.value = "design";
    notice.value = undefined;
  } catch (error) {
    notice.value = { says: wordsOf(file.path, error) };
  }
}

const wordsOf = (path: string, error: unknown): string => {
  const says = error instanceof Error ? error.message : String(error);
  return says.startsWith(path) ? says : `${path}: ${says}`;
};

function layerOf(path: string, value: unknown): Parameters<typeof addLayer>[1] {
  const { $schema: _, version: __, ...spec } = value as { readonly [name: string]: unknown };
  return { name: shortName(path), spec: spec as unknown as AnySpec, source: path };
}

/** A file's name without its folders and ending. */
export const shortName = (path: string): string =>
  path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)\.(json|ya?ml)$/i, "");

/** Into the first box, or into the second where the first is taken. */
function putIntoTranslate({ translate, view }: Studio, text: string): void {
  const box = translate.a.value.text.trim() === "" ? translate.a : translate.b;
  box.value = { ...translate.a.value, names: {}, pick: 0, group: 0, partial: false, text };
  view.value = "translate";
}

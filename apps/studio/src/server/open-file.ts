import type { Studio } from "../app/studio.ts";
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
    const [value, { openText }] = await Promise.all([
      server.readSpec(file.path),
      import("../app/export/open-file.ts"),
    ]);
    // One undo step brings back what was there.
    store.commit((workspace) => openText(workspace, nameOf(file.path), JSON.stringify(value)));
    view.value = "design";
    notice.value = undefined;
  } catch (error) {
    notice.value = { says: wordsOf(file.path, error) };
  }
}

const wordsOf = (path: string, error: unknown): string => {
  const says = error instanceof Error ? error.message : String(error);
  return says.startsWith(nameOf(path)) || says.startsWith(path) ? says : `${path}: ${says}`;
};

/** A file's name without its folders; the server gives YAML as JSON. */
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)\.ya?ml$/i, ".json");

/** Into the first box, or into the second where the first is taken. */
function putIntoTranslate({ translate, view }: Studio, text: string): void {
  const box = translate.a.value.text.trim() === "" ? translate.a : translate.b;
  box.value = { ...box.value, names: {}, pick: 0, group: 0, partial: false, text };
  view.value = "translate";
}

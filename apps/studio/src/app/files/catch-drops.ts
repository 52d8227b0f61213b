import { filesOfDrop } from "../../runs/files.ts";
import type { Studio } from "../studio.ts";
import { openFiles } from "./open-files.ts";

/**
 * Opens files wherever on the page they are dropped. Without it the browser would show the file in place of the page, and
 * what is only in the page would be lost. A zone that takes files itself comes first.
 */
export function catchDrops(studio: Studio): () => void {
  const hasFiles = (event: DragEvent): boolean =>
    !event.defaultPrevented && (event.dataTransfer?.types.includes("Files") ?? false);
  const over = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    filesOfDrop(event.dataTransfer).then(
      (files) => openFiles(studio, files),
      (error: unknown) => {
        studio.notice.value = { says: error instanceof Error ? error.message : String(error) };
      },
    );
  };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
  };
}

import type { Studio } from "./studio.ts";

type Undoing = Pick<Studio, "store" | "editing">;

/** Takes back the last edit: JSON that cannot be read yet is the first to go. */
export function undo({ store, editing }: Undoing): void {
  const id = store.selected.value?.id;
  if (id === undefined || !editing.drafts.value.has(id)) {
    store.undo();
    return;
  }
  const drafts = new Map(editing.drafts.value);
  drafts.delete(id);
  editing.drafts.value = drafts;
}

/** Whether there is something to take back. */
export const canUndo = ({ store, editing }: Undoing): boolean =>
  store.canUndo.value || store.isPreviewing.value || editing.drafts.value.has(store.selected.value?.id ?? "");

import { duplicateLayer } from "../workspace/edits.ts";
import { views } from "../workspace/types.ts";
import type { Studio } from "./studio.ts";
import { undo } from "./undo.ts";

/** Keys of the whole page, and what each does; `?` lists them. */
export const shortcuts: readonly (readonly [keys: string, does: string])[] = [
  ["1 to 5", "Design, Translate, Race, Logs, Explain"],
  ["[ and ]", "fold the left and the right column"],
  ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
  ["Ctrl D", "duplicate the selected layer"],
  ["F2", "rename the selected layer"],
  ["Alt ↑, Alt ↓", "move the layer whose row has the focus; Del takes it out"],
  ["Tab", "walk the handles of a chart in step order"],
  ["Arrows", "move a handle by 1%, or the read-out; Shift ten times as far, Alt one step"],
  ["+ - 0", "zoom in, out, to the whole run"],
  ["Enter", "pin the read-out"],
  ["T", "the chart as a table"],
  ["Esc", "take back a drag, close what is open"],
  ["?", "these keys"],
];

/** What keys are typed into: a radio button takes none of ours. */
const fields = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(fields) !== null;

/** Does what a key asks of the page; whether it was one of ours. */
export function onKey(event: KeyboardEvent, studio: Studio, showKeys: () => void): boolean {
  if (isField(event.target)) return false;
  const { store, view, panels, editing } = studio;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === "z") {
    if (event.shiftKey) store.redo();
    else undo(studio);
    return true;
  }
  if (control && event.key.toLowerCase() === "y") {
    store.redo();
    return true;
  }
  if (control && event.key.toLowerCase() === "d") {
    const id = store.selected.value?.id;
    if (id !== undefined) store.commit((workspace) => duplicateLayer(workspace, id));
    return id !== undefined;
  }
  if (event.key === "F2") {
    const id = store.selected.value?.id;
    if (id !== undefined) editing.renaming.value = id;
    return id !== undefined;
  }
  if (control || event.altKey) return false;
  const wanted = views[Number(event.key) - 1];
  if (wanted !== undefined) view.value = wanted;
  else if (event.key === "[") panels.left.value = !panels.left.value;
  else if (event.key === "]") panels.right.value = !panels.right.value;
  else if (event.key === "?") showKeys();
  else return false;
  return true;
}

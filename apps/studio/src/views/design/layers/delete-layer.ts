import type { Studio } from "../../../app/studio.ts";
import { removeLayer } from "../../../workspace/edits.ts";

/** Takes a layer out. The keyboard goes on at the row that takes its place, or at the view where none is left. */
export function deleteLayer({ store, editing }: Studio, id: string): void {
  const at = store.workspace.value.layers.findIndex((layer) => layer.id === id);
  store.commit((workspace) => removeLayer(workspace, id));
  const { layers } = store.workspace.value;
  const next = layers[Math.min(at, layers.length - 1)];
  if (next === undefined) document.getElementById("main")?.focus();
  else editing.focusNext.value = { row: next.id };
}

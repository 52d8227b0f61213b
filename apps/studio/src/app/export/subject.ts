import type { Signal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { useStudio } from "../studio.ts";
import { isDark, type Theme } from "../theme.ts";
import type { Subject } from "./files.ts";

/** Whether Export and Share wait: for a layer whose spec is not valid yet. */
export function useWaits(): boolean {
  const { store, editing } = useStudio();
  const { layers } = store.workspace.value;
  return (
    store.drawn.value.length < layers.length ||
    store.drawn.value.some(({ problems }) => problems.length > 0) ||
    layers.some(({ id }) => editing.drafts.value.has(id))
  );
}

/** What an export is of, when one is asked for. */
export function useSubject(theme: Signal<Theme>): () => Subject {
  const { store, look } = useStudio();
  return useCallback(
    () => ({
      workspace: store.workspace.value,
      layers: store.drawn.value.filter(({ layer }) => !layer.hidden),
      selected: store.drawnSelected.value,
      scale: look.value.scale,
      along: look.value.along,
      theme: isDark(theme.value) ? "dark" : "light",
    }),
    [store, look, theme],
  );
}

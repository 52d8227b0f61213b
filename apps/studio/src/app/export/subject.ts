import type { Signal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { Layer } from "../../workspace/types.ts";
import { useStudio } from "../studio.ts";
import { isDark, type Theme } from "../theme.ts";
import type { Subject } from "./files.ts";

/** What Export and Share wait for: the first layer whose spec is not valid yet. */
export function useWaits(): Layer | undefined {
  const { store, editing } = useStudio();
  const valid = new Set(
    store.drawn.value.filter(({ problems }) => problems.length === 0).map(({ layer }) => layer.id),
  );
  return store.workspace.value.layers.find(({ id }) => !valid.has(id) || editing.drafts.value.has(id));
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

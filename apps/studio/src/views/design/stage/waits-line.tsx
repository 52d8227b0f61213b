import type { JSX } from "preact";
import { useWaits } from "../../../app/export/subject.ts";
import { useStudio } from "../../../app/studio.ts";
import { canUndo } from "../../../app/undo.ts";
import { Icon } from "../../../ui/icon.tsx";
import { select } from "../../../workspace/edits.ts";

/** Why Export and Share are not to be pressed, and the way back: to the layer that is not valid, or to the last edit. */
export function WaitsLine(): JSX.Element | null {
  const studio = useStudio();
  const { store } = studio;
  const layer = useWaits();
  if (layer === undefined) return null;
  if (layer.id !== store.selected.value?.id)
    return (
      <p class="waits">
        <Icon name="info" />
        <span>
          Export and Share wait until{" "}
          <button
            type="button"
            class="word-button"
            onClick={() => store.adjust((workspace) => select(workspace, layer.id))}
          >
            {layer.name}
          </button>{" "}
          is valid.
        </span>
      </p>
    );
  return (
    <p class="waits">
      <Icon name="info" />
      <span>
        Export and Share wait until the spec is valid.
        {canUndo(studio) && (
          <>
            {" "}
            Undo <kbd>Ctrl Z</kbd> returns to the last valid edit.
          </>
        )}
      </span>
    </p>
  );
}

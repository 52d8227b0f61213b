import type { JSX } from "preact";
import { useWaits } from "../../../app/export/subject.ts";
import { Icon } from "../../../ui/icon.tsx";

/** Why Export and Share are not to be pressed, and the way back. */
export function WaitsLine(): JSX.Element | null {
  if (!useWaits()) return null;
  return (
    <p class="waits">
      <Icon name="info" />
      <span>
        Export and Share wait until the spec is valid. Undo <kbd>Ctrl Z</kbd> returns to the last valid edit.
      </span>
    </p>
  );
}

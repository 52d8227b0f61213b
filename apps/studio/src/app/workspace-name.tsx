import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "./studio.ts";

/** The name of the workspace: a press lets it be typed. */
export function WorkspaceName(): JSX.Element {
  const { store } = useStudio();
  const [isOpen, setOpen] = useState(false);
  const { name } = store.workspace.value;
  const close = (typed: string): void => {
    setOpen(false);
    const clean = typed.trim().slice(0, 200);
    if (clean !== "" && clean !== name) store.commit((workspace) => ({ ...workspace, name: clean }));
  };
  if (!isOpen) {
    return (
      <button type="button" class="workspace-name" title="Rename the workspace" onClick={() => setOpen(true)}>
        {name}
      </button>
    );
  }
  return (
    <input
      class="name-input workspace-name"
      aria-label="Name of the workspace"
      value={name}
      ref={(input) => input?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") close(event.currentTarget.value);
        if (event.key === "Escape") close("");
      }}
    />
  );
}

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { changeLayer } from "../../../workspace/edits.ts";
import type { Layer } from "../../../workspace/types.ts";

/** The name of a layer while it is typed: Enter keeps it, Esc does not. */
export function NameField({ layer }: { readonly layer: Layer }): JSX.Element {
  const { store, editing } = useStudio();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const close = (name: string): void => {
    if (editing.renaming.value !== layer.id) return;
    editing.renaming.value = undefined;
    const clean = name.trim().slice(0, 200);
    if (clean !== "" && clean !== layer.name)
      store.commit((workspace) => changeLayer(workspace, layer.id, { name: clean }));
  };
  return (
    <input
      ref={input}
      class="name-input"
      aria-label="Name of the layer"
      value={layer.name}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        editing.focusNext.value = { row: layer.id };
        close(event.key === "Enter" ? event.currentTarget.value : "");
      }}
    />
  );
}

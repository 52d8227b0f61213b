import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { MenuItem, Popover } from "../../../ui/popover.tsx";
import { duplicateLayer, moveLayer } from "../../../workspace/edits.ts";
import type { Layer } from "../../../workspace/types.ts";
import { deleteLayer } from "./delete-layer.ts";

/** What can be done with a layer, with the keys that do it. */
export function LayerMenu({ layer }: { readonly layer: Layer }): JSX.Element {
  const studio = useStudio();
  const { store, editing } = studio;
  const { id } = layer;
  return (
    <Popover look="icon-button layer-more" icon="more" label={`More for ${layer.name}`}>
      <MenuItem icon="pencil" note="F2" onClick={() => (editing.renaming.value = id)}>
        Rename
      </MenuItem>
      <MenuItem
        icon="copy"
        note="Ctrl D"
        onClick={() => store.commit((workspace) => duplicateLayer(workspace, id))}
      >
        Duplicate
      </MenuItem>
      <MenuItem
        icon="up"
        note="Alt ↑"
        onClick={() => store.commit((workspace) => moveLayer(workspace, id, -1))}
      >
        Move up
      </MenuItem>
      <MenuItem
        icon="down"
        note="Alt ↓"
        onClick={() => store.commit((workspace) => moveLayer(workspace, id, 1))}
      >
        Move down
      </MenuItem>
      <hr />
      <MenuItem icon="trash" note="Del" onClick={() => deleteLayer(studio, id)}>
        Delete
      </MenuItem>
      {layer.source !== undefined && <p class="menu-source">{layer.source}</p>}
    </Popover>
  );
}

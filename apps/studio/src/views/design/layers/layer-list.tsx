import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { MenuItem, Popover } from "../../../ui/popover.tsx";
import { addLayer, moveLayer } from "../../../workspace/edits.ts";
import { HorizonField } from "../stage/toolbar.tsx";
import { shapes } from "../start/shapes.ts";
import { LayerRow } from "./layer-row.tsx";

/** All layers in their order: chosen, named, hidden, moved and taken out here. */
export function LayerList(): JSX.Element {
  const { store, width } = useStudio();
  const { layers } = store.workspace.value;
  const [dragged, setDragged] = useState<string>();
  const dropOn = (id: string): void => {
    const from = layers.findIndex((layer) => layer.id === dragged);
    const to = layers.findIndex((layer) => layer.id === id);
    if (from >= 0 && to >= 0 && from !== to)
      store.commit((workspace) => moveLayer(workspace, layers[from].id, to - from));
    setDragged(undefined);
  };
  return (
    <section class="layers" aria-labelledby="layers-title">
      <header class="panel-head">
        <h2 id="layers-title">
          Layers <span class="count">{layers.length}</span>
        </h2>
        <AddLayer />
      </header>
      {width.value === "phone" && <HorizonField />}
      {layers.length === 0 ? (
        <p class="layers-none">No layers yet. A layer is one schedule; several layers share one chart.</p>
      ) : (
        <ul class="layer-list">
          {layers.map((layer) => (
            <LayerRow
              key={layer.id}
              layer={layer}
              isDragged={layer.id === dragged}
              onDrag={setDragged}
              onDrop={() => dropOn(layer.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The plus: any shape as a new layer, at the peak of the selected one. */
function AddLayer(): JSX.Element {
  const { store } = useStudio();
  const addShape = useAddShape();
  return (
    <Popover look="icon-button" icon="plus" label="Add a layer">
      {shapes.map((shape) => (
        <MenuItem key={shape.name} onClick={() => addShape(shape)}>
          {shape.name}
        </MenuItem>
      ))}
      {store.workspace.value.layers.length > 0 && <hr />}
      <MenuItem onClick={() => store.commit((workspace) => addLayer(workspace, knotsLayer))}>
        Knots, drawn by hand
      </MenuItem>
    </Popover>
  );
}

const knotsLayer = {
  name: "Knots",
  spec: {
    kind: "knots",
    points: [
      [0, 1e-4],
      ["10%", 1e-3],
      ["60%", 5e-4],
      ["100%", 0],
    ],
  } as { readonly kind: string },
};

/** Adds a shape as a layer, at the peak of the layer that is selected, so that the two compare. */
export function useAddShape(): (shape: (typeof shapes)[number]) => void {
  const { store, editing } = useStudio();
  return (shape) => {
    const peak = store.drawnSelected.value?.peak;
    const level = peak !== undefined && peak > 0 ? Number(peak.toPrecision(6)) : editing.peak.value;
    store.commit((workspace) => addLayer(workspace, { name: shape.layer, spec: shape.make(level) }));
  };
}

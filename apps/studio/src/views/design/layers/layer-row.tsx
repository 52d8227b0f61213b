import { formatLr } from "anneal/describe";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Studio, useStudio } from "../../../app/studio.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { changeLayer, moveLayer, select } from "../../../workspace/edits.ts";
import type { Layer } from "../../../workspace/types.ts";
import { deleteLayer } from "./delete-layer.ts";
import { LayerMenu } from "./layer-menu.tsx";
import { NameField } from "./name-field.tsx";

interface LayerRowProps {
  readonly layer: Layer;
  readonly isDragged: boolean;
  readonly onDrag: (id: string | undefined) => void;
  readonly onDrop: () => void;
}

/** One layer: swatch, name, what it goes from and to, its line, and whether it is shown. */
export function LayerRow({ layer, isDragged, onDrag, onDrop }: LayerRowProps): JSX.Element {
  const studio = useStudio();
  const { store, editing } = studio;
  const { id, hidden = false } = layer;
  const isSelected = store.selected.value?.id === id;
  const isRenaming = editing.renaming.value === id;
  const drawn = store.drawn.value.find((each) => each.layer.id === id);
  const toggle = (): void => store.commit((workspace) => changeLayer(workspace, id, { hidden: !hidden }));
  const main = useRef<HTMLButtonElement>(null);
  const next = editing.focusNext.value;
  useLayoutEffect(() => {
    if (typeof next !== "object" || next.row !== id || isRenaming) return;
    main.current?.focus();
    editing.focusNext.value = undefined;
  }, [next, isRenaming]);
  const classes = ["layer", isSelected && "selected", hidden && "is-hidden", isDragged && "dragging"];
  return (
    <li
      class={classes.filter(Boolean).join(" ")}
      data-hue={((layer.hue - 1) % 8) + 1}
      draggable={!isRenaming}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", layer.name);
        onDrag(id);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {isRenaming ? (
        <div class="layer-main">
          <span class="swatch" />
          <NameField layer={layer} />
        </div>
      ) : (
        <button
          ref={main}
          type="button"
          class="layer-main"
          aria-current={isSelected ? "true" : undefined}
          title={layer.source}
          onClick={() => store.adjust((workspace) => select(workspace, id))}
          onDblClick={() => (editing.renaming.value = id)}
          onKeyDown={(event) => onLayerKey(event, id, studio)}
        >
          <span class="swatch" />
          <span class="layer-words">
            <span class="layer-name">{layer.name}</span>
            <Detail layer={layer} />
          </span>
          {drawn !== undefined && (
            <Sparkline
              curve={drawn.curve}
              steps={store.workspace.value.horizon.steps}
              hue={hidden ? undefined : layer.hue}
            />
          )}
        </button>
      )}
      <IconButton
        icon={hidden ? "hidden" : "eye"}
        label={`${hidden ? "Show" : "Hide"} ${layer.name}`}
        aria-pressed={hidden}
        onClick={toggle}
      />
      <LayerMenu layer={layer} />
    </li>
  );
}

function Detail({ layer }: { readonly layer: Layer }): JSX.Element {
  const { store, editing } = useStudio();
  const drawn = store.drawn.value.find((each) => each.layer.id === layer.id);
  // While its JSON cannot be read, that is the one thing to be told.
  const count = drawn === undefined || editing.drafts.value.has(layer.id) ? 1 : drawn.problems.length;
  if (drawn !== undefined && count === 0) {
    const { peak, curve } = drawn;
    const end = formatLr(curve.at(store.workspace.value.horizon.steps));
    // What rises to its end is told from its start.
    const start = formatLr(peak) === end ? formatLr(curve.at(0)) : formatLr(peak);
    return (
      <span class="layer-detail">
        {start} → {end}
      </span>
    );
  }
  return (
    <span class="layer-detail wrong">
      {count === 1 ? "1 problem" : `${count} problems`}
      {drawn === undefined ? " · no curve" : " · last valid shown"}
    </span>
  );
}

/** Keys of a row: arrows walk the list, with Alt they move the layer; F2 renames, Del takes it out. */
function onLayerKey(event: KeyboardEvent, id: string, studio: Studio): void {
  const { store, editing } = studio;
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (by !== 0 && event.altKey) {
    store.commit((workspace) => moveLayer(workspace, id, by));
    editing.focusNext.value = { row: id };
  } else if (by !== 0) {
    const row = (event.currentTarget as HTMLElement).closest("li");
    const other = by < 0 ? row?.previousElementSibling : row?.nextElementSibling;
    other?.querySelector<HTMLElement>(".layer-main")?.focus();
  } else if (event.key === "F2") editing.renaming.value = id;
  else if (event.key === "Delete") deleteLayer(studio, id);
  else return;
  event.preventDefault();
}

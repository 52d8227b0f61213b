import type { Horizon, Spec } from "anneal";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import type { ChartHandle } from "../../../chart/types.ts";
import { writeSpec } from "../../../workspace/edits.ts";
import type { Layer } from "../../../workspace/types.ts";
import { type SpecHandle, saysOf } from "./handle.ts";
import { handlesOf } from "./handles.ts";

/** A handle of the chart that knows the fields it writes. */
export type FieldHandle = ChartHandle & Pick<SpecHandle, "keys">;

const none: readonly FieldHandle[] = [];

/** The handles of the selected layer. A drag starts again from the last commit at every move, and is one undo step. */
export function useHandles(): readonly FieldHandle[] {
  const { store, editing } = useStudio();
  const drawn = store.drawnSelected.value;
  const { horizon } = store.workspace.value;
  const focus = editing.focus.value;
  const isUnread = drawn !== undefined && editing.drafts.value.has(drawn.layer.id);
  const found = useMemo(
    () => handlesOfLayer(drawn?.layer, drawn?.problems.length ?? 0, horizon),
    [drawn, horizon],
  );
  return useMemo(() => {
    if (drawn === undefined || drawn.layer.hidden || isUnread || found.length === 0) return none;
    const { id: layerId } = drawn.layer;
    const move = (handleId: string, to: { readonly step: number; readonly value: number }): void =>
      store.preview((workspace) => {
        const layer = workspace.layers.find(({ id }) => id === layerId);
        const handle = handlesOfLayer(layer, 0, workspace.horizon).find(({ id }) => id === handleId);
        if (layer === undefined || handle === undefined) return workspace;
        return writeSpec(workspace, layerId, handle.write(layer.spec, to));
      });
    return found.map((handle) => ({
      ...handle,
      says: saysOf(handle, horizon.steps),
      lit: focus !== undefined && handle.keys.includes(focus),
      onMove: (to) => move(handle.id, to),
      onDone: store.settle,
      onCancel: store.revert,
      onFocus: () => {
        editing.focus.value = handle.keys[0];
      },
    }));
  }, [drawn, found, isUnread, horizon, focus]);
}

/** None of an invalid spec: what would be dragged is not what is drawn. */
function handlesOfLayer(layer: Layer | undefined, problems: number, horizon: Horizon): readonly SpecHandle[] {
  if (layer === undefined || problems > 0 || layer.valid !== undefined) return [];
  return handlesOf(layer.spec as Spec, horizon);
}

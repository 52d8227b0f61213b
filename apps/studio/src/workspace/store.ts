import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createDrawer, type DrawnLayer } from "./drawn.ts";
import { begin, type History, record, redo, undo } from "./history.ts";
import { emptyWorkspace, type Layer, type Workspace } from "./types.ts";

export type Edit = (workspace: Workspace) => Workspace;

/** The workspace as it lives in the page: what is shown, and the ways to change it. */
export interface Store {
  readonly workspace: ReadonlySignal<Workspace>;
  /** The layer that phases, handles and the form belong to; the first one where none is chosen. */
  readonly selected: ReadonlySignal<Layer | undefined>;
  /** Layers with a curve, in the order of the list, hidden ones too. */
  readonly drawn: ReadonlySignal<readonly DrawnLayer[]>;
  readonly drawnSelected: ReadonlySignal<DrawnLayer | undefined>;
  /** Whether something is being dragged or typed that is not an edit yet. */
  readonly isPreviewing: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** One edit, one undo step. */
  readonly commit: (edit: Edit) => void;
  /** Changes what is shown without an undo step, as often as a drag moves. Each starts again from the last commit. */
  readonly preview: (edit: Edit) => void;
  /** Makes what is previewed one undo step. */
  readonly settle: () => void;
  /** Goes back to the last commit. */
  readonly revert: () => void;
  /** Changes without an undo step, such as a selection. */
  readonly adjust: (edit: Edit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Another workspace, with a history of its own. */
  readonly open: (workspace: Workspace) => void;
}

export function createStore(first: Workspace = emptyWorkspace): Store {
  const history = signal<History<Workspace>>(begin(first));
  const previewed = signal<Workspace | undefined>(undefined);
  const workspace = computed(() => previewed.value ?? history.value.present);
  const draw = createDrawer();
  const selected = computed(() => {
    const { layers, selected: id } = workspace.value;
    return layers.find((layer) => layer.id === id) ?? layers[0];
  });
  const drawn = computed(() =>
    workspace.value.layers.flatMap((layer) => draw(layer, workspace.value.horizon) ?? []),
  );
  const go = (next: History<Workspace>): void => {
    previewed.value = undefined;
    history.value = next;
  };
  return {
    workspace,
    selected,
    drawn,
    drawnSelected: computed(() => drawn.value.find(({ layer }) => layer.id === selected.value?.id)),
    isPreviewing: computed(() => previewed.value !== undefined),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    commit: (edit) => go(record(history.value, edit(workspace.value))),
    preview: (edit) => {
      previewed.value = edit(history.value.present);
    },
    settle: () => {
      if (previewed.value !== undefined) go(record(history.value, previewed.value));
    },
    revert: () => {
      previewed.value = undefined;
    },
    adjust: (edit) => {
      history.value = { ...history.value, present: edit(history.value.present) };
    },
    undo: () => {
      // What is being typed is an edit of its own: it is what is undone.
      if (previewed.value !== undefined) history.value = record(history.value, previewed.value);
      go(undo(history.value));
    },
    redo: () => go(redo(history.value)),
    open: (next) => go(begin(next)),
  };
}

import { type Signal, signal } from "@preact/signals";

/** What is under way in Design and belongs to no workspace: it is neither kept nor undone. */
export interface Editing {
  /** The field of the selected layer that is being edited: `of[2].over`. Its JSON line and its handle light up. */
  readonly focus: Signal<string | undefined>;
  readonly pane: Signal<"form" | "json" | "both">;
  /** JSON as it was typed and cannot be read yet, by the id of its layer. */
  readonly drafts: Signal<ReadonlyMap<string, string>>;
  /** The id of the layer whose name is being typed. */
  readonly renaming: Signal<string | undefined>;
  /** What takes the keyboard once it is there: the chart, or the row of a layer. What had it before has gone. */
  readonly focusNext: Signal<"chart" | { readonly row: string } | undefined>;
  /** What a phone shows under the chart. */
  readonly tab: Signal<"layers" | "edit" | "json" | "start">;
  /** The rate that is asked for, because the axis or a length needs it. */
  readonly asksFor: Signal<"stepsPerEpoch" | "samplesPerStep" | "tokensPerStep" | undefined>;
  /** The peak that shapes start from. */
  readonly peak: Signal<number>;
  /** Whether the published schedules are in sight before there is any layer. */
  readonly browsing: Signal<boolean>;
}

export const createEditing = (): Editing => ({
  focus: signal(undefined),
  pane: signal("both"),
  drafts: signal(new Map()),
  renaming: signal(undefined),
  focusNext: signal(undefined),
  tab: signal("edit"),
  asksFor: signal(undefined),
  peak: signal(3e-4),
  browsing: signal(false),
});

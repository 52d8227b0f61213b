import type { AnySpec, Horizon } from "anneal";

/** One schedule of the workspace. */
export interface Layer {
  /** Unique in its workspace. */
  readonly id: string;
  readonly name: string;
  /** As it was written last; it may be invalid, and then `valid` is what is drawn. */
  readonly spec: AnySpec;
  /** The last spec without a problem. Left out while `spec` is valid. */
  readonly valid?: AnySpec;
  /** Place in the palette, from 1; after 8 the hues repeat with dashes. */
  readonly hue: number;
  readonly hidden?: boolean;
  /** Where it came from: "PyTorch OneCycleLR", "SmolLM3 3B", "recovered from run.json". */
  readonly source?: string;
}

/** All that is saved, undone and shared: a horizon and layers in order. */
export interface Workspace {
  readonly version: 1;
  readonly name: string;
  readonly horizon: Horizon;
  readonly layers: readonly Layer[];
  /** The id of the layer that phases, handles and the form belong to. */
  readonly selected?: string;
}

export const views = ["design", "translate", "race", "logs", "explain"] as const;
export type ViewName = (typeof views)[number];

/** What the horizontal axis counts. */
export type Along = "steps" | "epochs" | "tokens" | "share";

/** How charts look; kept and shared, but not undone. */
export interface Look {
  readonly scale: "linear" | "log";
  readonly along: Along;
}

export const emptyWorkspace: Workspace = {
  version: 1,
  name: "untitled",
  horizon: { steps: 10_000 },
  layers: [],
};

import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createRaceStore, type RaceStore } from "../race/store.ts";
import { createRuns, type Runs } from "../runs/store.ts";
import type { FolderServer } from "../server/folder-server.ts";
import { createExplain, type ExplainState } from "../views/explain/input.ts";
import { createTranslate, type TranslateState } from "../views/translate/input.ts";
import { createEditing, type Editing } from "../workspace/editing.ts";
import type { Kept } from "../workspace/keep.ts";
import { defaultLook } from "../workspace/look.ts";
import { createStore, type Store } from "../workspace/store.ts";
import type { Look, ViewName } from "../workspace/types.ts";
import { createWidth, type Width } from "./width.ts";

/** One sentence at the top of the page, for what has no place of its own, and what can be done. */
export interface Notice {
  readonly says: string;
  readonly action?: { readonly name: string; readonly act: () => void };
}

export const damaged = (character: number): Notice => ({
  says: `This link is damaged after character ${character}. Your own work is untouched.`,
});

/** Everything that the page shares between its views. */
export interface Studio {
  readonly store: Store;
  readonly runs: Runs;
  readonly race: RaceStore;
  readonly translate: TranslateState;
  /** The folder that `anneal studio` serves; there is none elsewhere. */
  readonly server?: FolderServer;
  readonly explain: ExplainState;
  readonly view: Signal<ViewName>;
  readonly look: Signal<Look>;
  /** The step under the pointer or chosen by keys, on every chart of the view. */
  readonly cursor: Signal<number | undefined>;
  /** The step that was pinned by a click or Enter. */
  readonly pinned: Signal<number | undefined>;
  /** Steps that are shown, where it is not the whole run. */
  readonly zoom: Signal<readonly [number, number] | undefined>;
  readonly notice: Signal<Notice | undefined>;
  /** What a screen reader is told, politely. */
  readonly announced: Signal<string>;
  /** What is under way in Design. */
  readonly editing: Editing;
  readonly width: ReadonlySignal<Width>;
  /** Whether the columns at the sides are open. */
  readonly panels: { readonly left: Signal<boolean>; readonly right: Signal<boolean> };
}

export function createStudio(kept?: Kept, server?: FolderServer): Studio {
  const width = createWidth();
  return {
    ...(server && { server }),
    store: createStore(kept?.workspace),
    runs: createRuns(),
    race: createRaceStore(),
    translate: createTranslate(),
    explain: createExplain(),
    view: signal("design"),
    look: signal(kept?.look ?? defaultLook),
    cursor: signal(undefined),
    pinned: signal(undefined),
    zoom: signal(undefined),
    notice: signal(undefined),
    announced: signal(""),
    editing: createEditing(),
    width,
    panels: { left: signal(hasRoom(width.value, "left")), right: signal(hasRoom(width.value, "right")) },
  };
}

/** Whether a column is beside the picture, rather than a drawer over it. */
export const hasRoom = (width: Width, side: "left" | "right"): boolean =>
  width === "wide" || width === "phone" || (width === "medium" && side === "left");

export const StudioContext = createContext<Studio | undefined>(undefined);

/** The studio that a component stands in. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) throw new Error("useStudio: expected to be inside a studio");
  return studio;
}

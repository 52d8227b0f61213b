import { readWorkspace } from "../workspace/read.ts";
import type { Workspace } from "../workspace/types.ts";
import type { Studio } from "./studio.ts";

/** Opens a workspace that came with a link. One's own is not lost: it is an undo step away, and the page says so. */
export function openLinked({ store, notice }: Studio, linked: Workspace): void {
  const own = store.workspace.value;
  if (own.layers.length === 0) return store.open(linked);
  // Read alike, equal workspaces are the same text.
  if (JSON.stringify(readWorkspace(own)) === JSON.stringify(linked)) return;
  store.commit(() => linked);
  notice.value = {
    says: "This workspace came with the link. Your own is one undo away.",
    action: {
      name: "Back to mine",
      act: () => {
        store.commit(() => own);
        notice.value = undefined;
      },
    },
  };
}

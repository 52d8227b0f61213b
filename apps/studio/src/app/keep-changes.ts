import type { Signal } from "@preact/signals";
import { keep, storageHere } from "../workspace/keep.ts";
import { linkTo } from "../workspace/link.ts";
import type { Studio } from "./studio.ts";

/** Milliseconds of rest after an edit until it is kept and written into the address. */
const rest = 300;

/** Characters of the longest link that stands in the address. */
const longest = 60_000;

const setHash = (hash: string): void => {
  if (hash !== location.hash) history.replaceState(null, "", hash);
};

/** Keeps the workspace in the browser at each edit, and a moment later in the address; a drag is kept when it rests. */
export function keepWhatChanges({ store, look, view, notice }: Studio, saved: Signal<string>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellFull = (): void => {
    saved.value = "Not saved";
    const act = async (): Promise<void> => {
      const [{ workspaceFile }, { save }] = await Promise.all([
        import("./export/files.ts"),
        import("./export/save.ts"),
      ]);
      save(workspaceFile(store.workspace.value));
    };
    notice.value = {
      says: "This browser's storage is full; the workspace is not saved.",
      action: { name: "Download it", act: () => void act() },
    };
  };
  const keepNow = (): void => {
    const storage = storageHere();
    if (keep(storage, { workspace: store.workspace.value, look: look.value }))
      saved.value = "Saved in this browser";
    else if (storage === undefined) saved.value = "Not saved: this browser keeps nothing";
    else tellFull();
  };
  const write = async (): Promise<void> => {
    const kept = { workspace: store.workspace.value, look: look.value };
    keepNow();
    const link = kept.workspace.layers.length > 0 ? await linkTo(view.value, kept) : "";
    // Another change came while this one was packed: its own link follows.
    if (kept.workspace !== store.workspace.value || kept.look !== look.value) return;
    // A very long address slows the browser down, and some refuse it; the workspace is kept anyway.
    const packed = link.length <= longest ? link.replace(/^#\/\w*/, "") : "";
    setHash(`#/${view.value}${packed}`);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, rest);
  };
  let isFirst = true;
  const unsubscribes = [store.workspace, look].map((watched) =>
    watched.subscribe(() => {
      // A link to what was before would come back with a reload.
      if (!isFirst) {
        setHash(`#/${view.value}`);
        if (!store.isPreviewing.value) keepNow();
      }
      soon();
    }),
  );
  isFirst = false;
  // The view is in the address at once: a link to the one before must be another address.
  unsubscribes.push(
    view.subscribe((name) => {
      setHash(location.hash.replace(/^(?:#\/\w*)?/, `#/${name}`));
      soon();
    }),
  );
  // A page that is left or closed has no time to rest.
  const leave = (): void => void keep(storageHere(), { workspace: store.workspace.value, look: look.value });
  addEventListener("pagehide", leave);
  return () => {
    removeEventListener("pagehide", leave);
    clearTimeout(timer);
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}

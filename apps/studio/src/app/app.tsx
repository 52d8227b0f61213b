import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { ServerNotice } from "../server/server-notice.tsx";
import { IconButton } from "../ui/button.tsx";
import { keep, storageHere } from "../workspace/keep.ts";
import { linkTo, readLink } from "../workspace/link.ts";
import { catchDrops } from "./files/catch-drops.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { openLinked } from "./open-linked.ts";
import { onKey } from "./shortcuts.ts";
import { damaged, type Studio, StudioContext } from "./studio.ts";
import type { Theme } from "./theme.ts";
import { TopBar, viewNames } from "./top-bar.tsx";
import { OpenView } from "./view.tsx";

/** Milliseconds of rest after an edit until it is kept and written into the address. */
const rest = 300;

/** Characters of the longest link that stands in the address. */
const longest = 60_000;

/** The whole page. */
export function App({
  studio,
  theme,
}: {
  readonly studio: Studio;
  readonly theme: Signal<Theme>;
}): JSX.Element {
  const saved = useMemo(() => signal("Saved in this browser"), []);
  const keys = useMemo(() => signal(false), []);
  const showKeys = (): void => {
    keys.value = true;
  };
  useEffect(() => keepWhatChanges(studio, saved), [studio]);
  useEffect(() => catchDrops(studio), [studio]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && onKey(event, studio, showKeys)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [studio]);
  useEffect(() => {
    const follow = (): void => void followLink(studio);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [studio]);
  const { view, notice, announced } = studio;
  useEffect(() => {
    document.title = `${viewNames[view.value]} · anneal studio`;
  }, [view.value]);
  return (
    <StudioContext.Provider value={studio}>
      <a class="skip" href="#main">
        Skip to the view
      </a>
      <TopBar theme={theme} saved={saved} showKeys={showKeys} />
      <ServerNotice />
      {notice.value !== undefined && (
        <p class="notice" role="status">
          {notice.value.says}
          {notice.value.action !== undefined && (
            <button type="button" class="button" onClick={notice.value.action.act}>
              {notice.value.action.name}
            </button>
          )}
          <span class="grow" />
          <IconButton icon="close" label="Close this notice" onClick={() => (notice.value = undefined)} />
        </p>
      )}
      <main id="main" tabIndex={-1} data-view={view.value}>
        <OpenView />
      </main>
      <KeysDialog open={keys} />
      <p class="visually-hidden" aria-live="polite">
        {announced}
      </p>
    </StudioContext.Provider>
  );
}

/** Goes where the address says: to a view, or to a whole workspace that was pasted there. */
async function followLink(studio: Studio): Promise<void> {
  const { look, view, notice } = studio;
  const link = await readLink(location.hash);
  view.value = link.view;
  notice.value = link.damagedAfter === undefined ? undefined : damaged(link.damagedAfter);
  if (link.workspace !== undefined) openLinked(studio, link.workspace);
  if (link.look !== undefined) look.value = link.look;
}

/** Keeps the workspace in the browser and in the address, a moment after each change. */
function keepWhatChanges({ store, look, view, notice }: Studio, saved: Signal<string>): () => void {
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
  const write = async (): Promise<void> => {
    const kept = { workspace: store.workspace.value, look: look.value };
    const storage = storageHere();
    if (keep(storage, kept)) saved.value = "Saved in this browser";
    else if (storage === undefined) saved.value = "Not saved: this browser keeps nothing";
    else tellFull();
    const link = kept.workspace.layers.length > 0 ? await linkTo(view.value, kept) : "";
    // A very long address slows the browser down, and some refuse it; the workspace is kept anyway.
    const hash = link !== "" && link.length <= longest ? link : `#/${view.value}`;
    history.replaceState(null, "", hash);
  };
  const unsubscribes = [store.workspace, look, view].map((watched) =>
    watched.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(write, rest);
    }),
  );
  // The view is in the address at once: a link to the one before must be another address.
  unsubscribes.push(
    view.subscribe((name) => {
      const hash = location.hash.replace(/^(?:#\/\w*)?/, `#/${name}`);
      if (hash !== location.hash) history.replaceState(null, "", hash);
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

import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { ServerNotice } from "../server/server-notice.tsx";
import { IconButton } from "../ui/button.tsx";
import { readLink } from "../workspace/link.ts";
import { catchDrops } from "./files/catch-drops.ts";
import { keepWhatChanges } from "./keep-changes.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { openLinked } from "./open-linked.ts";
import { onKey } from "./shortcuts.ts";
import { damaged, type Studio, StudioContext } from "./studio.ts";
import type { Theme } from "./theme.ts";
import { TopBar, viewNames } from "./top-bar.tsx";
import { OpenView } from "./view.tsx";

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
  // What listens does so from the first frame: whoever is quick is heard.
  useLayoutEffect(() => catchDrops(studio), [studio]);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && onKey(event, studio, showKeys)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [studio]);
  useLayoutEffect(() => {
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

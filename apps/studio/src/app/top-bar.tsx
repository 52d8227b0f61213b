import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { MenuItem, Popover } from "../ui/popover.tsx";
import { type ViewName, views } from "../workspace/types.ts";
import { ExportMenu } from "./export/export-menu.tsx";
import { useSubject, useWaits } from "./export/subject.ts";
import { ShareButton } from "./share.tsx";
import { useStudio } from "./studio.ts";
import { isDark, type Theme } from "./theme.ts";
import { canUndo, undo } from "./undo.ts";
import { WorkspaceName } from "./workspace-name.tsx";

export const viewNames: Readonly<Record<ViewName, string>> = {
  design: "Design",
  translate: "Translate",
  race: "Race",
  logs: "Logs",
  explain: "Explain",
};

interface TopBarProps {
  readonly theme: Signal<Theme>;
  readonly saved: Signal<string>;
  readonly showKeys: () => void;
}

/** The bar above every view: the five views, the workspace, undo, what leaves the page, and the theme. */
export function TopBar(props: TopBarProps): JSX.Element {
  const { width } = useStudio();
  return width.value === "phone" ? <SmallBar {...props} /> : <WideBar {...props} />;
}

function WideBar({ theme, saved }: TopBarProps): JSX.Element {
  const { store, view } = useStudio();
  const waits = useWaits() !== undefined;
  const subject = useSubject(theme);
  const isEmpty = store.workspace.value.layers.length === 0;
  return (
    <header class="top-bar">
      <a class="home" href="#/design">
        <Icon name="mark" size={20} />
        <span>anneal</span>
      </a>
      <nav aria-label="Views">
        {views.map((name) => (
          <a
            key={name}
            href={`#/${name}`}
            data-name={viewNames[name]}
            aria-current={view.value === name ? "page" : undefined}
          >
            {viewNames[name]}
          </a>
        ))}
      </nav>
      <span class="grow" />
      {!isEmpty && <WorkspaceName />}
      {!isEmpty && <span class="quiet-text saved">{saved}</span>}
      <UndoButtons />
      <ExportMenu subject={subject} disabled={isEmpty || waits} />
      <ShareButton disabled={isEmpty || waits} />
      <ThemeButton theme={theme} />
    </header>
  );
}

/** The bar of a phone: the view as a menu, and the rest behind another. */
function SmallBar({ theme, showKeys }: TopBarProps): JSX.Element {
  const studio = useStudio();
  const { store, view } = studio;
  const waits = useWaits() !== undefined;
  const subject = useSubject(theme);
  const isEmpty = store.workspace.value.layers.length === 0;
  const dark = isDark(theme.value);
  return (
    <header class="top-bar small">
      <Icon name="mark" size={20} />
      <Popover look="view-menu" button={viewNames[view.value]} label={`View: ${viewNames[view.value]}`}>
        {views.map((name) => (
          <MenuItem key={name} checked={view.value === name} onClick={() => (view.value = name)}>
            {viewNames[name]}
          </MenuItem>
        ))}
      </Popover>
      <span class="grow" />
      <IconButton icon="undo" label="Undo" disabled={!canUndo(studio)} onClick={() => undo(studio)} />
      <ShareButton disabled={isEmpty || waits} isSmall />
      <ExportMenu subject={subject} disabled={isEmpty || waits} isSmall />
      <Popover look="icon-button" icon="menu" label="More">
        <MenuItem icon="redo" disabled={!store.canRedo.value} onClick={store.redo}>
          Redo
        </MenuItem>
        <MenuItem icon={dark ? "sun" : "moon"} onClick={() => (theme.value = dark ? "light" : "dark")}>
          {dark ? "Light theme" : "Dark theme"}
        </MenuItem>
        <MenuItem icon="info" onClick={showKeys}>
          Keys
        </MenuItem>
      </Popover>
    </header>
  );
}

function UndoButtons(): JSX.Element {
  const studio = useStudio();
  const { store } = studio;
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        title="Undo (Ctrl Z)"
        disabled={!canUndo(studio)}
        onClick={() => undo(studio)}
      />
      <IconButton
        icon="redo"
        label="Redo"
        title="Redo (Ctrl Shift Z)"
        disabled={!store.canRedo.value}
        onClick={store.redo}
      />
    </>
  );
}

function ThemeButton({ theme }: Pick<TopBarProps, "theme">): JSX.Element {
  const toDark = !isDark(theme.value);
  return (
    <IconButton
      icon={toDark ? "moon" : "sun"}
      label={toDark ? "Dark theme" : "Light theme"}
      onClick={() => (theme.value = toDark ? "dark" : "light")}
    />
  );
}

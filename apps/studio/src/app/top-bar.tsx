import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { type ViewName, views } from "../workspace/types.ts";
import { useStudio } from "./studio.ts";
import { isDark, type Theme } from "./theme.ts";

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
  readonly actions?: JSX.Element;
}

/** The bar above every view: the five views, the workspace, undo, and the theme. */
export function TopBar({ theme, saved, actions }: TopBarProps): JSX.Element {
  const { store, view } = useStudio();
  const toDark = !isDark(theme.value);
  return (
    <header class="top-bar">
      <a class="home" href="#/design">
        <Icon name="mark" size={20} />
        <span>anneal</span>
      </a>
      <nav aria-label="Views">
        {views.map((name) => (
          <a key={name} href={`#/${name}`} aria-current={view.value === name ? "page" : undefined}>
            {viewNames[name]}
          </a>
        ))}
      </nav>
      <span class="grow" />
      <span class="workspace-name">{store.workspace.value.name}</span>
      <span class="quiet-text saved">{saved}</span>
      <IconButton icon="undo" label="Undo" disabled={!store.canUndo.value} onClick={store.undo} />
      <IconButton icon="redo" label="Redo" disabled={!store.canRedo.value} onClick={store.redo} />
      {actions}
      <IconButton
        icon={toDark ? "moon" : "sun"}
        label={toDark ? "Dark theme" : "Light theme"}
        onClick={() => (theme.value = toDark ? "dark" : "light")}
      />
    </header>
  );
}

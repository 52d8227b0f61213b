import { type Signal, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

const key = "anneal theme";

/** The theme that was chosen, "auto" at first; and the way to change it, which is kept. */
export function createTheme(storage: Storage | undefined): Signal<Theme> {
  const found = storage?.getItem(key);
  const theme = signal<Theme>(found === "light" || found === "dark" ? found : "auto");
  theme.subscribe((now) => {
    const root = document.documentElement;
    if (now === "auto") delete root.dataset.theme;
    else root.dataset.theme = now;
    try {
      storage?.setItem(key, now);
    } catch {
      // A full storage keeps the theme of before: nothing is lost.
    }
  });
  return theme;
}

export const isDark = (theme: Theme): boolean =>
  theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);

/** Where the keyboard stands in a row of a log, of a file that is read or is none, and of a forecast. */
const stops = ".logs-row-main, .logs-reading button, .logs-problem > .icon-button";
/** What holds one of them. */
const rows = ".logs-row, .logs-reading, .logs-problem";

/**
 * Takes away the row that a button stands in. The keyboard goes on at the row that takes its place, else at the one before;
 * where none is left, at the button that adds one, or at the view.
 */
export function takeAway(button: HTMLElement, act: () => void): void {
  const list = button.closest<HTMLElement>(".rows, .logs-empty");
  const all = [...(list?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const at = all.findIndex((stop) => stop.closest(rows) === button.closest(rows));
  const adds = button.closest(".logs-panel")?.querySelector<HTMLElement>(".logs-panel-head button");
  (all[at + 1] ?? all[at - 1] ?? adds)?.focus();
  act();
  // The last log takes its panel along.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById("main")?.focus();
  });
}

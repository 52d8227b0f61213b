import { type ReadonlySignal, signal } from "@preact/signals";

/** How much room there is: three columns, a drawer on the right, both as drawers, one column. */
export type Width = "wide" | "medium" | "narrow" | "phone";

const from = [
  ["wide", "(min-width: 1200px)"],
  ["medium", "(min-width: 900px)"],
  ["narrow", "(min-width: 600px)"],
] as const;

/** The room of the page, now and whenever it changes. */
export function createWidth(): ReadonlySignal<Width> {
  const queries = from.map(([name, query]) => ({ name, query: matchMedia(query) }));
  const now = (): Width => queries.find(({ query }) => query.matches)?.name ?? "phone";
  const width = signal(now());
  for (const { query } of queries) query.addEventListener("change", () => (width.value = now()));
  return width;
}

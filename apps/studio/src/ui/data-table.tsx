import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Column {
  readonly name: ComponentChildren;
  /** Figures stand right, words left. */
  readonly align?: "left" | "right";
  /** Leaves a narrow table: 1 first, 3 last. The first column never does. */
  readonly drops?: 1 | 2 | 3;
}

export interface DataRow {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
  readonly selected?: boolean;
  readonly onSelect?: () => void;
}

interface DataTableProps {
  /** What it shows, for a screen reader. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
}

/** Figures under one another, the selected row tinted. A narrow one keeps its first column and drops others. */
export function DataTable({ caption, columns, rows }: DataTableProps): JSX.Element {
  const look = ({ align = "right", drops }: Column): string =>
    `${align}${drops === undefined ? "" : ` drops-${drops}`}`;
  const box = useRef<HTMLDivElement>(null);
  const selected = rows.find((row) => row.selected)?.key;
  useLayoutEffect(() => keepInSight(box.current), [selected, rows.length]);
  return (
    <div ref={box} class="data-table">
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, k) => (
              <th key={k} scope="col" class={look(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, selected, onSelect }) => (
            // The name in the first cell is the button of the row; the row itself only makes it larger for a pointer.
            <tr key={key} class={selected ? "selected" : undefined} onClick={onSelect}>
              {cells.map((cell, k) =>
                k === 0 ? (
                  <th key={k} scope="row" class={look(columns[k])}>
                    {cell}
                  </th>
                ) : (
                  <td key={k} class={look(columns[k])}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Scrolls a table that is not shown whole to its selected row, and nothing else of the page. */
function keepInSight(box: HTMLElement | null): void {
  const row = box?.querySelector("tr.selected");
  if (!box || !row || box.scrollHeight <= box.clientHeight) return;
  const [{ top, bottom }, own] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  const head = box.querySelector("thead")?.getBoundingClientRect().height ?? 0;
  if (own.top < top + head) box.scrollTop -= top + head - own.top;
  else if (own.bottom > bottom) box.scrollTop += own.bottom - bottom;
}

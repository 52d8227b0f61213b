import type { Canvas } from "./canvas.ts";

/** A text in a picture, at a cell. */
export interface Label {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

/**
 * Names on curves: each goes into free cells next to its own curve and away from the others, near the middle if it can.
 * A name for which there is no room is replaced by its number, written onto the curve.
 */
export function placeLabels(names: readonly string[], canvases: readonly Canvas[]): readonly Label[] {
  const [{ columns, rows }] = canvases;
  const taken = new Uint8Array(columns * rows);
  for (const { cells } of canvases) {
    for (let i = 0; i < cells.length; i++) if (cells[i] !== 0) taken[i] = 1;
  }
  return names.flatMap((name, k) => {
    const label = besideCurve(name, k, { canvases, taken }) ?? onCurve(String(k + 1), canvases, k);
    if (label === undefined) return [];
    for (let i = -1; i <= label.text.length; i++) {
      const column = label.column + i;
      if (column >= 0 && column < columns) taken[label.row * columns + column] = 1;
    }
    return [label];
  });
}

function besideCurve(
  text: string,
  own: number,
  { canvases, taken }: { readonly canvases: readonly Canvas[]; readonly taken: Uint8Array },
): Label | undefined {
  const { columns, rows } = canvases[own];
  let best: Label | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column + text.length < columns; column++) {
      if (!isFree(taken, row * columns + column - 1, text.length + 2)) continue;
      const middle = column + (text.length >> 1);
      const near = canvases.map((canvas) => distance(canvas, row, [column, column + text.length - 1]));
      const other = Math.min(...near.filter((_, k) => k !== own));
      if (near[own] > 2 || other <= near[own]) continue;
      const cost = 12 * near[own] - 4 * Math.min(other, 4) + Math.abs(middle - columns / 2) / 4;
      if (cost < least) {
        least = cost;
        best = { column, row, text };
      }
    }
  }
  return best;
}

const isFree = (taken: Uint8Array, from: number, length: number): boolean =>
  taken.subarray(from, from + length).every((each) => each === 0);

/** Rows between a stretch of cells and the nearest part of a curve over or under it. */
function distance(
  { columns, rows, cells }: Canvas,
  row: number,
  [from, to]: readonly [number, number],
): number {
  let least = rows;
  for (let y = 0; y < rows; y++) {
    if (Math.abs(y - row) >= least) continue;
    for (let x = from; x <= to; x++) {
      if (cells[y * columns + x] !== 0) least = Math.min(least, Math.abs(y - row));
    }
  }
  return least;
}

/** A place on the curve itself where it is alone: near the middle if there is one. */
function onCurve(text: string, canvases: readonly Canvas[], own: number): Label | undefined {
  const { columns, cells } = canvases[own];
  const alone: number[] = [];
  cells.forEach((mask, i) => {
    const others = canvases.some((canvas, k) => k !== own && canvas.cells[i] !== 0);
    if (mask !== 0 && !others) alone.push(i);
  });
  const off = (i: number): number => Math.abs((i % columns) - columns / 2);
  alone.sort((a, b) => off(a) - off(b));
  return alone.length === 0
    ? undefined
    : { column: alone[0] % columns, row: Math.floor(alone[0] / columns), text };
}

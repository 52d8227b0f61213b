import { asciiOf, brailleOf, type Canvas } from "./canvas.ts";
import { dashes, drawTrace } from "./draw.ts";
import { placeLabels } from "./labels.ts";
import { type Band, phaseNames } from "./phase-names.ts";
import { levelScale, linearScale, logScale, type Scale } from "./scale.ts";
import { stepsAxis } from "./steps-axis.ts";
import { type Traced, traceCurve } from "./trace.ts";

/** One curve of a picture. */
export interface PlotLayer extends Traced {
  readonly name: string;
}

/** How a picture is drawn. */
export interface PlotOptions {
  /** The most columns that a line may take. Default 80. */
  readonly width?: number;
  /** Rows of cells. Default 8, and 12 for several curves. */
  readonly height?: number;
  /** Characters of ASCII only. */
  readonly ascii?: boolean;
  /** A logarithmic LR axis. */
  readonly log?: boolean;
  /** An axis that need not include 0, as for a loss, and the highest value that it shows. */
  readonly levels?: { readonly most: number };
  /** Named above a picture of one curve. */
  readonly phases?: readonly Band[];
}

/** The most cells that a picture is wide, and the fewest with which it is still one. */
const mostCells = 66;
const fewestCells = 20;
/** Room for the label of the last tick, which begins at the right edge. */
const overhang = 5;
/** The marks of curves in ASCII. */
const asciiMarks = "*+ox#@%&";

/** The most curves in one picture. */
export const mostLayers: number = dashes.length;

/** Curves over steps as lines of text: braille dots, or ASCII. Empty where there is no room or nothing to draw. */
export function plot(layers: readonly PlotLayer[], options: PlotOptions = {}): readonly string[] {
  const { width = 80, ascii = false, phases = [] } = options;
  const rows = options.height ?? (layers.length > 1 ? 12 : 8);
  const axis = Math.max(...layers.map((layer) => layer.steps));
  const { log = false, levels } = options;
  const scale = scaleOf(layers, { axis, rows, log, levels });
  if (scale === undefined) return [];
  const margin = Math.max(6, ...scale.labels.map((each) => each.text.length));
  const columns = Math.min(mostCells, width - margin - 2 - overhang);
  if (columns < fewestCells) return [];
  const canvases = layers.map((layer, k) => {
    const how = { row: scale.row, dash: ascii ? [] : dashes[k % dashes.length] };
    return drawTrace(traceCurve(layer, 2 * columns, axis), { columns, rows }, how);
  });
  const strokes = ascii ? asciiStrokes : boxStrokes;
  const { rule, labels } = stepsAxis(axis, columns, strokes);
  const blank = " ".repeat(margin);
  const names = layers.length === 1 ? phaseNames(phases, columns, axis) : "";
  return [
    ...(names === "" ? [] : [`${blank}  ${names}`]),
    ...compose(layers, canvases, ascii).map((line, row) => {
      const label = scale.labels.find((each) => each.row === row)?.text;
      return `${(label ?? "").padStart(margin)} ${label === undefined ? strokes.side : strokes.mark}${line}`.trimEnd();
    }),
    `${blank} ${strokes.corner}${rule}`,
    `${blank}  ${labels}`,
  ];
}

const boxStrokes = { side: "│", mark: "┤", corner: "└", line: "─", tick: "┬" };
const asciiStrokes = { side: "|", mark: "+", corner: "+", line: "-", tick: "+" };

function scaleOf(
  layers: readonly PlotLayer[],
  {
    axis,
    rows,
    log,
    levels,
  }: { readonly axis: number; readonly rows: number } & Required<Pick<PlotOptions, "log">> &
    Pick<PlotOptions, "levels">,
): Scale | undefined {
  const traces = layers.map((layer) => traceCurve(layer, 2 * mostCells, axis));
  const values = traces.flatMap(({ low, high }) => [...low, ...high]).filter(Number.isFinite);
  if (values.length === 0) return undefined;
  if (levels !== undefined)
    return levelScale(Math.min(...values), Math.min(Math.max(...values), levels.most), rows);
  return (
    (log ? logScale(values, rows) : undefined) ?? linearScale(Math.min(...values), Math.max(...values), rows)
  );
}

/** The pictures of all curves in one, with names on them when there are several. The first curve lies on top. */
function compose(layers: readonly PlotLayer[], canvases: readonly Canvas[], ascii: boolean): string[] {
  const [{ columns, rows }] = canvases;
  const grid: string[] = Array.from({ length: columns * rows }, (_, i) => {
    if (!ascii) return brailleOf(canvases.reduce((mask, { cells }) => mask | cells[i], 0));
    if (canvases.length === 1) return asciiOf(canvases[0].cells[i]);
    const top = canvases.findIndex(({ cells }) => cells[i] !== 0);
    return top < 0 ? " " : asciiMarks[top];
  });
  if (layers.length > 1) {
    const names = layers.map(({ name }) => name);
    for (const { column, row, text } of placeLabels(names, canvases)) {
      [...text].forEach((letter, i) => {
        grid[row * columns + column + i] = letter;
      });
    }
  }
  return Array.from({ length: rows }, (_, row) => grid.slice(row * columns, (row + 1) * columns).join(""));
}

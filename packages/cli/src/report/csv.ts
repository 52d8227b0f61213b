import type { Layer } from "../input/layers.ts";

/** About so many characters go out at once. */
const pieceLength = 1 << 16;

/** Rows of text, put together into pieces of a sensible size. */
export function* inPieces(rows: Iterable<string>): Generator<string> {
  let piece = "";
  for (const row of rows) {
    piece += row;
    if (piece.length >= pieceLength) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

/** The LR of every update as CSV: `step,name,name`; a cell is empty where a run has ended. Numbers carry full precision. */
export function csvOf(layers: readonly Layer[]): Generator<string> {
  return inPieces(rowsOf(layers));
}

function* rowsOf(layers: readonly Layer[]): Generator<string> {
  const names = layers.length === 1 ? ["lr"] : layers.map((layer) => quoted(layer.name));
  yield `step,${names.join(",")}\n`;
  const steps = Math.max(...layers.map((layer) => layer.horizon.steps));
  for (let k = 0; k < steps; k++) {
    let row = String(k);
    for (const { curve, horizon } of layers) row += k < horizon.steps ? `,${curve.at(k)}` : ",";
    yield `${row}\n`;
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

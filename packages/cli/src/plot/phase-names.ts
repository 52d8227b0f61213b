import { cellOf } from "./steps-axis.ts";

/** A stretch with a name, in updates. */
export interface Band {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A text at a cell column. */
interface Placed {
  readonly from: number;
  readonly text: string;
}

/**
 * The names of phases on one line above a picture, each in the middle of its stretch. A name that does not fit begins at
 * the left edge of its stretch and runs into the next if there is room; else it is dropped.
 */
export function phaseNames(bands: readonly Band[], cells: number, axis: number): string {
  const edge = (step: number): number => (step >= axis ? cells : cellOf(step, cells, axis));
  const fits = (band: Band): boolean => band.name.length <= edge(band.end) - edge(band.start);
  const placed: Placed[] = bands.filter(fits).map(({ name, start, end }) => {
    const from = edge(start) + ((edge(end) - edge(start) - name.length) >> 1);
    return { from, text: name };
  });
  for (const band of bands.filter((each) => !fits(each))) {
    const from = Math.min(edge(band.start), cells - band.name.length);
    const to = from + band.name.length;
    const free = placed.every((each) => to + 1 <= each.from || from >= each.from + each.text.length + 1);
    if (from >= 0 && free) placed.push({ from, text: band.name });
  }
  placed.sort((a, b) => a.from - b.from);
  return placed.reduce((line, { from, text }) => line.padEnd(from) + text, "");
}

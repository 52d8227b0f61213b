import { shortSteps, ticks } from "anneal/describe";

/** The two lines of a step axis: the rule with its ticks, and the labels under them. */
export interface StepsAxis {
  readonly rule: string;
  readonly labels: string;
}

/** The cell that update `step` falls into, of so many over so many updates. */
export const cellOf = (step: number, cells: number, axis: number): number =>
  Math.min(cells - 1, Math.floor((step / axis) * cells));

/** A step axis from 0 to the end of the run. Labels begin at their ticks; the end is named where there is room. */
export function stepsAxis(
  axis: number,
  cells: number,
  strokes: { readonly line: string; readonly tick: string },
): StepsAxis {
  const round = ticks(0, axis, Math.max(2, Math.floor(cells / 11))).filter(Number.isInteger);
  const rule = Array<string>(cells).fill(strokes.line);
  let labels = "";
  for (const step of round.includes(axis) ? round : [...round, axis]) {
    const cell = cellOf(step, cells, axis);
    if (cell > 0 && cell < labels.length + 2) continue;
    rule[cell] = strokes.tick;
    labels = labels.padEnd(cell) + shortSteps(step);
  }
  return { rule: rule.join(""), labels };
}

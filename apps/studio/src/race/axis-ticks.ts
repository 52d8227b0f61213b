import { ticks } from "anneal/describe";

export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

/** A figure of a label is 6 pixels wide, and the axis 100 where it is narrowest. */
const shareOfFigure = 0.062;
/** Between two labels, in figures. */
const gap = 1;

/** The ticks of the axis of intervals: as many of at most four as have room for their labels beside one another. */
export function axisTicks(low: number, high: number): readonly AxisTick[] {
  for (const most of [4, 3, 2, 1]) {
    const marks = ticks(low, high, most).filter((tick) => tick >= low && tick <= high);
    const found = marks.map((value) => ({ value, label: labelOf(value) }));
    if (found.length > 0 && found.every((tick, i) => i === 0 || haveRoom(found[i - 1], tick, high - low)))
      return found;
  }
  return [];
}

/** With no zeros that tell nothing: `0.32`, `6e-5`. */
function labelOf(value: number): string {
  const round = Number(value.toPrecision(6));
  const isSmall = round !== 0 && Math.abs(round) < 1e-3;
  return (isSmall ? round.toExponential() : String(round)).replace(/^-/, "−");
}

/** In figures: a point is half as wide. */
const widthOf = (label: string): number => label.length - (label.includes(".") ? 0.5 : 0);

const haveRoom = (one: AxisTick, other: AxisTick, whole: number): boolean =>
  (other.value - one.value) / whole >=
  shareOfFigure * ((widthOf(one.label) + widthOf(other.label)) / 2 + gap);

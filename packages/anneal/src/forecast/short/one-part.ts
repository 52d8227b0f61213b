import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Point } from "./few-knots.ts";

/** A fall in one part. */
export interface OnePart {
  /** The update that is the last at the peak. */
  readonly start: number;
  readonly fall: Spec;
  /** Its largest difference from the points. */
  readonly off: number;
}

interface Fall {
  readonly to: number;
  readonly power: number;
}

type Family = (peak: number, fall: Fall & { readonly over: number }) => Spec;

/** Plainer ones first: of those that are near enough, the first is taken. */
const families: readonly { readonly spec: Family; readonly powers: readonly number[] }[] = [
  { powers: [1], spec: (from, { to, over }) => ({ kind: "linear", from, to, over }) },
  { powers: [1], spec: (from, { to, over }) => ({ kind: "cosine", from, to, over }) },
  {
    powers: [0.5, 2],
    spec: (from, { to, over, power }) => ({ kind: "polynomial", power, ease: "in", from, to, over }),
  },
  {
    powers: [0.5, 2, 1.5, 3, 1.2, 1.4, 1.6, 1.8, 2.2, 2.5, 4],
    spec: (from, { to, over, power }) => ({ kind: "polynomial", power, from, to, over }),
  },
];

/** The first family of falls from `peak` that comes within `tolerance` of all points; `undefined` where none does. */
export function onePart(
  points: readonly Point[],
  { peak, tolerance, end }: { readonly peak: number; readonly tolerance: number; readonly end: Point },
): OnePart | undefined {
  const dense = between(points);
  const [first] = points[0];
  const [last, to] = end;
  for (const { spec, powers } of families) {
    for (const power of powers) {
      // Over a length of 1 it is the shape of a fall of any length.
      const { at } = compile(spec(peak, { to, power, over: 1 }), { steps: 1 });
      const offOf = (start: number, most: number): number => {
        let off = 0;
        for (const [step, lr] of dense) {
          const p = (step - start) / (last - start);
          off = Math.max(off, Math.abs(lr - (p <= 0 ? peak : at(p))));
          if (off > most) return off;
        }
        return off;
      };
      let best = { start: first, off: Number.POSITIVE_INFINITY };
      for (const start of starts(first, last)) {
        const off = offOf(start, Math.min(tolerance, best.off));
        if (off < best.off) best = { start, off };
      }
      if (best.off <= tolerance) return { ...best, fall: spec(peak, { to, power, over: last - best.start }) };
    }
  }
  return undefined;
}

/** Points with three more on each line that joins two of them: a curve may leave a line where it has no point. */
const between = (points: readonly Point[]): readonly Point[] =>
  points.flatMap(([step, lr], i) => {
    if (i === 0) return [[step, lr] as const];
    const [before, was] = points[i - 1];
    return [0.25, 0.5, 0.75, 1].map((p): Point => [before + p * (step - before), was + p * (lr - was)]);
  });

/** Updates at which a fall may begin: the first, and round ones, about 200 over half of the room. */
function starts(first: number, last: number): readonly number[] {
  const room = (last - first) / 2;
  const every = Math.max(1, 10 ** Math.floor(Math.log10(room / 20)));
  const round = Array.from(
    { length: Math.floor(room / every) },
    (_, i) => Math.ceil((first + 1) / every) * every + i * every,
  );
  return [first, ...round];
}

/** A number with so many digits. */
export const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));

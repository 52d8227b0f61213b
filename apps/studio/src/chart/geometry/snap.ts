import { clamp } from "./box.ts";
import type { Frame } from "./frame.ts";

/** Values catch what is dragged within so many pixels. */
const near = 4;

/** A step that is dragged: a whole percent of the run where one is near, else the nearest whole step. */
export function snapStep(
  step: number,
  { x }: Frame,
  { steps, isFree }: { readonly steps: number; readonly isFree: boolean },
): number {
  const percent = Math.round((Math.round((step / steps) * 100) * steps) / 100);
  return !isFree && Math.abs(x(percent) - x(step)) <= near ? percent : Math.round(step);
}

/** A value that is dragged: 0 or a level of 1, 2 or 5 where one is near, else three digits; four when it is free. */
export function snapValue(value: number, { y }: Frame, isFree: boolean): number {
  if (isFree) return Number(value.toPrecision(4));
  if (Math.abs(y(0) - y(value)) <= near) return 0;
  const levels = levelsAround(Math.abs(value)).map((level) => level * Math.sign(value));
  const [level] = levels.sort((a, b) => Math.abs(y(a) - y(value)) - Math.abs(y(b) - y(value)));
  return Math.abs(y(level) - y(value)) <= near ? level : Number(value.toPrecision(3));
}

/** The 1-2-5 levels about a value: one at or below it and one above. */
function levelsAround(size: number): readonly number[] {
  if (!(size > 0)) return [];
  const decade = Math.floor(Math.log10(size));
  return [decade - 1, decade, decade + 1].flatMap((power) =>
    [1, 2, 5].map((lead) => Number(`${lead}e${power}`)),
  );
}

/** What a key does to a handle. */
export interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface Grip {
  readonly moves: "x" | "y" | "both";
  readonly step: number;
  readonly value: number;
  readonly limits: { readonly steps: readonly [number, number]; readonly values: readonly [number, number] };
}

/**
 * Where a key takes a handle: arrows by 1% of the run or a 20th of a decade, ten times as far with Shift, the least with
 * Alt; Home and End to the limits. Undefined for other keys.
 */
export function moveByKey(
  grip: Grip,
  press: Press,
  steps: number,
): { readonly step: number; readonly value: number } | undefined {
  const { moves, step, value, limits } = grip;
  const by = directionOf(press);
  if (press.key === "Home" || press.key === "End") {
    const side = press.key === "Home" ? 0 : 1;
    return moves === "y" ? { step, value: limits.values[side] } : { step: limits.steps[side], value };
  }
  if (by === undefined) return undefined;
  const alongX = moves === "x" || (moves === "both" && by.isAcross);
  const far = by.sign * (press.shift || by.isPage ? 10 : 1);
  if (alongX) {
    const stride = press.alt ? by.sign : Math.max(1, steps / 100) * far;
    return { step: clamp(Math.round(step + stride), ...limits.steps), value };
  }
  return { step, value: clamp(stepValue(value, far, press.alt, limits.values), ...limits.values) };
}

function directionOf({ key }: Press): { sign: 1 | -1; isAcross: boolean; isPage: boolean } | undefined {
  if (key === "ArrowRight") return { sign: 1, isAcross: true, isPage: false };
  if (key === "ArrowLeft") return { sign: -1, isAcross: true, isPage: false };
  if (key === "ArrowUp") return { sign: 1, isAcross: false, isPage: false };
  if (key === "ArrowDown") return { sign: -1, isAcross: false, isPage: false };
  if (key === "PageUp") return { sign: 1, isAcross: false, isPage: true };
  if (key === "PageDown") return { sign: -1, isAcross: false, isPage: true };
  return undefined;
}

/** Below this share of the highest value, a key leads to 0. */
const lowest = 1e-4;

/** A value so many 20ths of a decade away, at three digits; with `fine` the next of the third digit. */
function stepValue(
  value: number,
  far: number,
  fine: boolean,
  [least, most]: readonly [number, number],
): number {
  const floor = Math.max(Math.abs(most) * lowest, least);
  if (!(value > 0)) return far > 0 ? Number(floor.toPrecision(3)) : least;
  if (fine) {
    const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
    return Number((value + Math.sign(far) * unit).toPrecision(3));
  }
  const next = Number((value * 10 ** (far / 20)).toPrecision(3));
  return next < floor && least <= 0 ? 0 : next;
}

/** A number without an exponent, as assistive software takes it. */
export function decimal(value: number): string {
  if (!Number.isFinite(value) || value === 0) return "0";
  const digits = Math.max(0, Math.min(100, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return value
    .toFixed(digits)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

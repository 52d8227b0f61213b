import { clamp } from "./box.ts";

type Window = readonly [number, number];

/** Fewer steps than this are not worth a chart. */
const fewest = 10;

/** A window `factor` times as long, where `at` stays where it is, within the whole. */
export function zoomAt(
  window: Window,
  whole: Window,
  { at, factor }: { readonly at: number; readonly factor: number },
): Window {
  const [first, last] = window;
  const length = last - first;
  const most = whole[1] - whole[0];
  const wanted = clamp(length * factor, Math.min(fewest, most), most);
  const share = length > 0 ? (at - first) / length : 0.5;
  return within([at - share * wanted, at + (1 - share) * wanted], whole);
}

/** A window moved by some steps, within the whole. */
export const panBy = ([first, last]: Window, whole: Window, by: number): Window =>
  within([first + by, last + by], whole);

/** The window between two steps in any order, not shorter than the least. */
export function windowBetween(a: number, b: number, whole: Window): Window {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const short = Math.min(fewest, whole[1] - whole[0]) - (last - first);
  return within(short > 0 ? [first - short / 2, last + short / 2] : [first, last], whole);
}

/** Moved inside the whole, at whole steps; the whole itself where it is as long. */
function within([first, last]: Window, [start, end]: Window): Window {
  const length = Math.min(last - first, end - start);
  const from = clamp(first, start, end - length);
  const [a, b] = [Math.round(from), Math.round(from + length)];
  return [Math.max(start, a), Math.min(end, Math.max(b, a + 1))];
}

/** What a shared zoom holds: nothing where the whole is shown. */
export const zoomOf = (window: Window, whole: Window): Window | undefined =>
  window[0] <= whole[0] && window[1] >= whole[1] ? undefined : window;

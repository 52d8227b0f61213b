import type { Box, Frame } from "./frame.ts";
import type { Reach } from "./reach.ts";
import { textWidth } from "./text.ts";

/** A name with its place: the left end of its baseline. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export const labelSize = 12;
/** Height of a name from the top of its capitals to below its descenders. */
const tall = 14;
const ascent = 11;
/** No curve may come nearer than this. */
const least = 5;
const stride = 6;

/** Where names may go: not into `taken` boxes, and only those of the first `count` curves. */
export interface Places {
  /** The plot, and the bottom of the part of it that has values. */
  readonly frame: Pick<Frame, "plot" | "floor">;
  readonly reaches: readonly Reach[];
  readonly taken: readonly Box[];
  readonly count: number;
  /** Width of a name in pixels. Default: about that of bold Arial at 12 px. */
  readonly width?: (text: string) => number;
  /** So many times as near to its own curve as to any other must a name be: 2 by default. */
  readonly nearer?: number;
}

/**
 * Finds a place for each name above or below its own curve, much nearer to it than to any other, clear of other names
 * and of `taken` boxes; `undefined` where there is none. Everything is in pixels, and `x` and `y` are the left end of
 * the baseline.
 *
 * @param texts one a curve, in the order of `reaches`; an empty one has no place.
 * @example
 * const plot = { left: 0, top: 0, right: 200, bottom: 100 };
 * const line = reachOf([{ x: 0, y: 50, off: false }, { x: 200, y: 50, off: false }], { plot });
 * placeLabels(["cosine"], { frame: { plot, floor: 100 }, reaches: [line], taken: [], count: 1, width: () => 40 }); // [{ text: "cosine", x: 78, y: 41 }]
 */
export function placeLabels(
  texts: readonly string[],
  { frame, reaches, taken, count, width = usualWidth, nearer = 2 }: Places,
): readonly (Placed | undefined)[] {
  const boxes = [...taken];
  return texts.map((text, own) => {
    if (text === "" || own >= count) return undefined;
    const best = bestBox(width(text), own, { reaches, frame, boxes, nearer });
    if (best === undefined) return undefined;
    boxes.push(best);
    return { text, x: best.left, y: best.top + ascent };
  });
}

const usualWidth = (text: string): number => textWidth(text, labelSize, true);

interface Scene {
  readonly reaches: readonly Reach[];
  readonly frame: Pick<Frame, "plot" | "floor">;
  readonly boxes: readonly Box[];
  readonly nearer: number;
}

function bestBox(width: number, own: number, scene: Scene): Box | undefined {
  const { plot } = scene.frame;
  let best: { readonly box: Box; readonly score: number } | undefined;
  for (let left = plot.left + 6; left + width <= plot.right - 6; left += stride) {
    for (const box of besides(left, width, scene.reaches[own])) {
      const score = scoreOf(box, own, scene, best?.score ?? Number.NEGATIVE_INFINITY);
      if (score !== undefined) best = { box, score };
    }
  }
  return best?.box;
}

/** The boxes just above and just below a curve. */
function besides(left: number, width: number, reach: Reach): Box[] {
  const right = left + width;
  const { top, bottom } = reach.over(left - least, right + least);
  const box = (y: number): Box => ({ left, right, top: y, bottom: y + tall });
  return [box(top - least - 1 - tall), box(bottom + least + 1)];
}

/** Farther from its curve than this, the middle of a name floats. */
const adrift = 40;

/** Clearer than this is clear enough. */
const enough = 36;

/**
 * How good a place is: clear of others, near its own curve, near the middle; nothing where it could be another's, or
 * where it is no better than the best so far.
 */
function scoreOf(box: Box, own: number, scene: Scene, best: number): number | undefined {
  const { reaches, frame, boxes, nearer } = scene;
  const { plot, floor } = frame;
  if (box.top < plot.top + 3 || box.bottom > floor - 3) return undefined;
  if (boxes.some((other) => overlaps(box, other, least))) return undefined;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const middle = { left: x, right: x, top: y, bottom: y };
  const [near, away] = [reaches[own].distance(box, adrift), reaches[own].distance(middle, adrift)];
  const off = Math.abs(x - (plot.left + plot.right) / 2) / (plot.right - plot.left);
  const score = (clear: number): number => Math.min(clear, enough) - Math.max(0, away - 13) - 18 * off;
  if (away >= adrift || !(score(enough) > best)) return undefined;
  let clear = 60;
  for (let k = 0; k < reaches.length; k++) {
    if (k === own) continue;
    const gap = reaches[k].distance(box, 60);
    clear = Math.min(clear, gap);
    if (gap < nearer * near || !(score(clear) > best)) return undefined;
    if (reaches[k].distance(middle, nearer * away) < nearer * away) return undefined;
  }
  return score(clear);
}

const overlaps = (a: Box, b: Box, margin: number): boolean =>
  a.left < b.right + margin &&
  b.left < a.right + margin &&
  a.top < b.bottom + margin &&
  b.top < a.bottom + margin;

/**
 * Spreads heights to at least `space` apart, in order, as near to where they were as their number allows.
 *
 * @example spread([10, 12], 16, [0, 100]); // [10, 26]
 * @example spread([90, 95], 16, [0, 100]); // [84, 100]
 */
export function spread(
  heights: readonly number[],
  space: number,
  [top, bottom]: readonly [number, number],
): readonly number[] {
  const order = heights.map((_, k) => k).sort((a, b) => heights[a] - heights[b] || a - b);
  const placed = [...heights];
  let next = top;
  for (const k of order) {
    placed[k] = Math.max(heights[k], next);
    next = placed[k] + space;
  }
  next = bottom;
  for (const k of order.reverse()) {
    placed[k] = Math.min(placed[k], next);
    next = placed[k] - space;
  }
  return placed;
}

import { html, type Markup } from "../page/markup.ts";
import type { Hue } from "../view.ts";
import type { Box, Scale } from "./frame.ts";
import { label, px, textWidth } from "./text.ts";

/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line with the hue that it is drawn in. */
export interface Line {
  readonly name: string;
  /** For where the name has no room. */
  readonly short?: string;
  readonly hue: Hue;
  readonly points: readonly Point[];
}

/** Values as pixels; what has no value is left out, and what is 0 on a logarithmic scale lies on its floor. */
export const pointsOf = (values: readonly (readonly [number, number])[], x: Scale, y: Scale): Point[] =>
  values
    .filter(([, value]) => Number.isFinite(value) && (!y.isLog || value >= 0))
    .map(([place, value]) => ({ x: x.at(place), y: y.at(value) }));

/** The part of a line below the top of the plot: where it comes from above it begins at the edge. */
export function cutAbove(points: readonly Point[], top: number): Point[] {
  const kept: Point[] = [];
  points.forEach((point, k) => {
    const before = points[k - 1];
    if (before !== undefined && before.y < top !== point.y < top) {
      const share = (top - before.y) / (point.y - before.y);
      kept.push({ x: before.x + share * (point.x - before.x), y: top });
    }
    if (point.y >= top) kept.push(point);
  });
  return kept;
}

/** The data of a path element. */
export const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, k) => `${k === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");

/** The line itself; the heavy one is that which the report is about. */
export const stroke = ({ points, hue }: Line, isHeavy = false): Markup =>
  html`<path class="s${hue}${isHeavy ? " heavy" : ""}" d="${pathOf(points)}"/>`;

/** Highest and lowest pixel of a line between two places. */
export function reach(
  points: readonly Point[],
  left: number,
  right: number,
): { top: number; bottom: number } {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const see = (y: number): void => {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (let k = 0; k < points.length; k++) {
    const [a, b] = [points[k], points[k + 1] ?? points[k]];
    if (b.x < left || a.x > right) continue;
    const height = (x: number): number => (b.x > a.x ? a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y) : b.y);
    see(a.x < left ? height(left) : a.y);
    see(b.x > right ? height(right) : b.y);
  }
  return { top, bottom };
}

const size = 12;
const tall = 14;
const gap = 5;

/** Places each name above or below its own line where it is farthest from the others; its short form where it fits nowhere. */
export function nameLines(lines: readonly Line[], plot: Box): Markup {
  const boxes: Box[] = [];
  const texts = lines.map((line) => {
    for (const text of [line.name, line.short ?? line.name]) {
      const box = bestBox(textWidth(text, size, true), { line, lines, boxes, plot });
      if (box === undefined) continue;
      boxes.push(box);
      return label(text, { x: box.left, y: box.top + 11, as: `name t${line.hue}` });
    }
    return html``;
  });
  return html`${texts}`;
}

function bestBox(width: number, scene: Scene): Box | undefined {
  const { line, plot } = scene;
  let best: { readonly box: Box; readonly score: number } | undefined;
  for (let left = plot.left + 8; left + width <= plot.right - 4; left += 6) {
    const own = reach(line.points, left - gap, left + width + gap);
    for (const top of [own.top - gap - tall, own.bottom + gap]) {
      const box = { left, right: left + width, top, bottom: top + tall };
      const score = clearance(box, scene);
      if (score !== undefined && (best === undefined || score > best.score)) best = { box, score };
    }
  }
  return best?.box;
}

interface Scene {
  readonly line: Line;
  readonly lines: readonly Line[];
  readonly boxes: readonly Box[];
  readonly plot: Box;
}

/** How far a box is from everything but its own line, favouring the middle; nothing where it touches something. */
function clearance(box: Box, { line, lines, boxes, plot }: Scene): number | undefined {
  if (box.top < plot.top + 3 || box.bottom > plot.bottom - 2) return undefined;
  const touches = (other: Box): boolean =>
    box.left < other.right + gap &&
    other.left < box.right + gap &&
    box.top < other.bottom + gap &&
    other.top < box.bottom + gap;
  if (boxes.some(touches)) return undefined;
  let least = 40;
  for (const other of lines) {
    const { top, bottom } = reach(other.points, box.left - gap, box.right + gap);
    const away = Math.max(top - box.bottom, box.top - bottom);
    if (away < (other === line ? gap - 1 : gap + 3)) return undefined;
    if (other !== line) least = Math.min(least, away);
  }
  return (
    least -
    (16 * Math.abs((box.left + box.right) / 2 - (plot.left + plot.right) / 2)) / (plot.right - plot.left)
  );
}

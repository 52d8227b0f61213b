import { formatLr, logTicks } from "anneal/describe";
import { html, type Markup } from "../page/markup.ts";
import type { Hue } from "../view.ts";
import {
  type Box,
  leftOf,
  lossTick,
  type Scale,
  type Size,
  scaleOf,
  type Tick,
  ticksOf,
  xAxis,
  yAxis,
} from "./frame.ts";
import { cutAbove, pathOf, pointsOf, reach } from "./lines.ts";
import { svg } from "./svg.ts";
import { cutText, label, px, textWidth } from "./text.ts";

/** The losses of one schedule at several peaks. */
export interface Series {
  readonly label: string;
  readonly hue: Hue;
  readonly isHeavy: boolean;
  readonly points: readonly RatePoint[];
}

interface RatePoint {
  readonly peakLr: number;
  /** `null` where all runs diverged. */
  readonly loss: number | null;
  readonly diverged?: number;
}

/** Of a loss above so many times the least one it is enough to know that it is high. */
const mostTimes = 60;
const rail = 20;

/** Loss over peak LR, both axes logarithmic: one line a schedule, named at its right end; what diverged is on a rail above. */
export function ratesChart(
  given: readonly Series[],
  size: Size,
  options: { readonly marked?: number; readonly title: string },
): Markup {
  const series = given.map((each) => ({
    ...each,
    points: [...each.points].sort((a, b) => a.peakLr - b.peakLr),
  }));
  const all = series.flatMap(({ points }) => points).filter(({ peakLr }) => peakLr > 0);
  const losses = all.flatMap(({ loss }) => (isLoss(loss) ? [loss] : []));
  if (losses.length === 0)
    return svg(options.title, size, [label("No run came to an end.", { x: 0, y: 20, as: "ax" })]);
  const shape = shapeOf(losses);
  const marks = ticksOf(shape, 6, lossTick);
  const hasRail = all.some(({ loss }) => !isLoss(loss));
  const ends = Math.min(
    0.36 * size.width,
    Math.max(...series.map((each) => textWidth(each.label, 12, true))) + 22,
  );
  const left = leftOf(marks, ...(hasRail ? ["diverged"] : ["Loss"]));
  const plot: Box = {
    left,
    top: 27 + (hasRail ? rail : 0),
    right: size.width - ends,
    bottom: size.height - 26,
  };
  const rates = all.map(({ peakLr }) => peakLr);
  const [first, last] = [Math.min(...rates), Math.max(...rates)];
  const x = scaleOf(
    first < last ? { low: first, high: last, isLog: true } : { low: first / 2, high: first * 2, isLog: true },
    plot.left + 10,
    plot.right - 8,
  );
  const y = scaleOf(shape, plot.bottom, plot.top);
  const lines = [...series].reverse();
  return svg(options.title, size, [
    yAxis(marks, y, plot),
    label("Loss", { x: plot.left - 8, y: 13, as: "ax strong", anchor: "end" }),
    label(`by peak LR, ${shape.isLog ? "both axes log" : "its axis log"}`, { x: plot.left, y: 13, as: "ax" }),
    xAxis(rateTicks(x, options.marked), x, plot),
    hasRail ? railLine(plot) : html``,
    ...lines.map((each, k) => lineOf(each, { x, y, plot, shift: (k - (lines.length - 1) / 2) * 8 })),
    ...endLabels(series, { x, y, plot, right: size.width }),
  ]);
}

const isLoss = (loss: number | null): loss is number => typeof loss === "number" && Number.isFinite(loss);

/** Of a loss below the usual one by this factor it is enough to know that it is low: it lies on the floor, as 0 does. */
const leastShare = 1e-4;

/** What the loss axis shows: logarithmic, unless a loss is below 0 or none is above it. */
function shapeOf(losses: readonly number[]): { low: number; high: number; isLog: boolean } {
  const sorted = [...losses].sort((a, b) => a - b);
  const positive = sorted.filter((loss) => loss > 0);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (first < 0 || positive.length === 0) {
    const gap = last / 2 - first / 2 || Math.abs(last) / 20 || 0.5;
    return { low: first - 0.2 * gap, high: last + 0.2 * gap, isLog: false };
  }
  const usual = positive[Math.floor((positive.length - 1) / 2)];
  const least = Math.max(positive[0], leastShare * usual);
  const high = Math.max(Math.min(last, Math.max(mostTimes * least, 2 * usual)), least) * 1.1;
  return { low: least * (least / high) ** 0.12, high, isLog: true };
}

interface Drawing {
  readonly x: Scale;
  readonly y: Scale;
  readonly plot: Box;
}

const pointsIn = ({ points }: Series, { x, y, plot }: Drawing): ReturnType<typeof pointsOf> =>
  cutAbove(
    pointsOf(
      points.flatMap(({ peakLr, loss }) => (isLoss(loss) ? [[peakLr, Math.max(loss, y.low)] as const] : [])),
      x,
      y,
    ),
    plot.top,
  );

function lineOf(series: Series, drawing: Drawing & { readonly shift: number }): Markup {
  const { x, y, plot, shift } = drawing;
  const { hue, isHeavy, points } = series;
  const path = pointsIn(series, drawing);
  const dots = points.map(({ peakLr, loss }) => {
    if (!isLoss(loss)) return cross(x.at(peakLr) + shift, plot.top - rail / 2 - 3, hue);
    const top = y.at(Math.max(loss, y.low));
    return top < plot.top
      ? html``
      : html`<circle class="f${hue}" cx="${px(x.at(peakLr))}" cy="${px(top)}" r="${isHeavy ? 3 : 2.5}"/>`;
  });
  return html`<path class="s${hue}${isHeavy ? " heavy" : ""}" d="${pathOf(path)}"/>${dots}`;
}

const cross = (x: number, y: number, hue: Hue): Markup =>
  html`<path class="s${hue}" d="M${px(x - 3)} ${px(y - 3)}l6 6m0 -6l-6 6"/>`;

const railLine = (plot: Box): Markup =>
  html`<path class="grid" d="M${px(plot.left)} ${px(plot.top - rail / 2 - 2.5)}H${px(plot.right)}"/>${label("diverged", { x: plot.left - 8, y: plot.top - rail / 2 + 1, as: "ax bad", anchor: "end" })}`;

/** The recommended peak first, so that a decade beside it gives way; then decades, 2 and 5. */
function rateTicks({ low, high }: Scale, marked: number | undefined): readonly Tick[] {
  const found = logTicks(low, high).map(
    ({ value, named }): Tick => (named ? { value, text: formatLr(value) } : { value }),
  );
  const own =
    marked !== undefined && marked >= low && marked <= high
      ? [{ value: marked, text: formatLr(marked) }]
      : [];
  const rest = found.filter(({ value }) => Math.abs(value / (marked ?? 0) - 1) > 1e-6);
  return [...own, ...[...rest].sort((a, b) => decadeFirst(b.value) - decadeFirst(a.value))];
}

const decadeFirst = (value: number): number =>
  Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9 ? 1 : 0;

const space = 16;

/** Names at the right ends, with a leader each, spread so that none touches another. */
function endLabels(
  series: readonly Series[],
  { x, y, plot, right }: Drawing & { readonly right: number },
): Markup[] {
  const ends = series.flatMap((each) => {
    const points = pointsIn(each, { x, y, plot });
    const end = points[points.length - 1];
    return end === undefined ? [] : [{ each, end }];
  });
  ends.sort((a, b) => a.end.y - b.end.y);
  const places: number[] = [];
  for (const { end } of ends) places.push(Math.max(end.y, (places.at(-1) ?? plot.top + 4 - space) + space));
  for (let k = places.length - 1, most = plot.bottom - 4; k >= 0; k--, most = places[k + 1] - space)
    places[k] = Math.min(places[k], most);
  return ends.map(({ each, end }, k) => {
    const from = plot.right + 14;
    const isClear = reach([end], end.x, end.x).top >= plot.top;
    const leader = isClear
      ? html`<path class="leader s${each.hue}" d="M${px(end.x + 5)} ${px(end.y)}L${px(from - 4)} ${px(places[k])}"/>`
      : undefined;
    return html`${leader}${label(cutText(each.label, 12, right - from), { x: from, y: places[k] + 4, as: `name t${each.hue}` })}`;
  });
}

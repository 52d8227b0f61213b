import { formatLr, logTicks } from "anneal/describe";
import type { TuneDetails } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import {
  type Box,
  leftOf,
  lossTick,
  type Scale,
  type Size,
  scaleOf,
  ticksOf,
  xAxis,
  yAxis,
} from "./frame.ts";
import { cutAbove, pathOf, pointsOf } from "./lines.ts";
import { svg } from "./svg.ts";
import { label, px, textWidth } from "./text.ts";

type RangeTest = NonNullable<TuneDetails["rangeTest"]>;

/** Loss while the rate grows, with the bracket that came of it and what each rule suggests. */
export function rangeChart({ lr, loss, bracket, suggestions }: RangeTest, size: Size): Markup {
  const rates = lr.filter((value) => value > 0);
  const losses = loss.filter((value) => Number.isFinite(value));
  const title = `Loss while the rate grows from ${formatLr(Math.min(...rates))} to ${formatLr(Math.max(...rates))}. Bracket ${formatLr(bracket.low)} to ${formatLr(bracket.high)}.`;
  if (rates.length < 2 || losses.length < 2) return svg(title, size, []);
  const [least, first] = [Math.min(...losses), losses[0]];
  const most = Math.min(Math.max(...losses), Math.max(first, least) + 0.6 * Math.abs(first - least || first));
  const isLog = least > 0 && most > 10 * least;
  const gap = most - least || 1;
  const shape = isLog
    ? { low: least * 0.85, high: most * 1.1, isLog }
    : { low: least - 0.08 * gap, high: most + 0.08 * gap, isLog };
  const marks = ticksOf(shape, 5, lossTick);
  const plot: Box = { left: leftOf(marks, "Loss"), top: 27, right: size.width - 8, bottom: size.height - 26 };
  const x = scaleOf(
    { low: Math.min(...rates), high: Math.max(...rates), isLog: true },
    plot.left,
    plot.right,
  );
  const y = scaleOf(shape, plot.bottom, plot.top);
  const points = cutAbove(pointsOf(thinned(lr, loss), x, y), plot.top);
  const named = logTicks(x.low, x.high, 6).map(({ value, named: isNamed }) =>
    isNamed ? { value, text: formatLr(value) } : { value },
  );
  return svg(title, size, [
    band(bracket, x, plot),
    yAxis(marks, y, plot),
    label("Loss", { x: plot.left - 8, y: 13, as: "ax strong", anchor: "end" }),
    xAxis(named, x, plot),
    html`<path class="s0 heavy" d="${pathOf(points)}"/>`,
    ...rules(suggestions, { x, y, plot, points }),
  ]);
}

/** At most about 400 points, each the one it is. */
function thinned(lr: readonly number[], loss: readonly number[]): (readonly [number, number])[] {
  const every = Math.max(1, Math.ceil(lr.length / 400));
  return lr.flatMap((value, k): (readonly [number, number])[] =>
    k % every === 0 && value > 0 ? [[value, loss[k]]] : [],
  );
}

function band({ low, high }: RangeTest["bracket"], x: Scale, plot: Box): Markup {
  const left = Math.max(plot.left, x.at(low));
  const right = Math.min(plot.right, x.at(high));
  if (!(right > left)) return html``;
  const text = `bracket ${formatLr(low)} – ${formatLr(high)}`;
  const width = textWidth(text, 11, true);
  const place = Math.max(plot.left, Math.min((left + right - width) / 2, plot.right - width));
  return html`<rect class="bracket" x="${px(left)}" y="${px(plot.top)}" width="${px(right - left)}" height="${px(plot.bottom - plot.top)}"/><path class="s0 edge" d="M${px(left)} ${px(plot.top - 1.5)}H${px(right)}"/>${label(text, { x: place, y: 13, as: "note t0" })}`;
}

interface Drawing {
  readonly x: Scale;
  readonly y: Scale;
  readonly plot: Box;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A mark on the curve for each rule, named above it; of names that would touch, the later one stands lower. */
function rules(suggestions: RangeTest["suggestions"], { x, plot, points }: Drawing): Markup[] {
  const found = suggestions
    .flatMap(({ rule, lr }) =>
      typeof lr === "number" && lr >= x.low && lr <= x.high ? [{ rule, at: x.at(lr) }] : [],
    )
    .sort((a, b) => a.at - b.at);
  const ends: number[] = [];
  return found.map(({ rule, at }) => {
    const width = textWidth(rule, 11);
    const left = Math.max(plot.left + 4, Math.min(at - width / 2, plot.right - width));
    let row = 0;
    while ((ends[row] ?? Number.NEGATIVE_INFINITY) > left - 8) row++;
    ends[row] = left + width;
    const near = points.reduce((best, point) =>
      Math.abs(point.x - at) < Math.abs(best.x - at) ? point : best,
    );
    const text = plot.bottom - 8 - row * 14;
    return html`<path class="begin" d="M${px(at)} ${px(near.y)}V${px(text - 11)}"/><circle class="ring s0" cx="${px(at)}" cy="${px(near.y)}" r="3.5"/>${label(rule, { x: left, y: text, as: "ax" })}`;
  });
}

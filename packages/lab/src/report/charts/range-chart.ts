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
    ...rules(suggestions, { x, points }),
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
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const disc = 8;

/** A numbered disc on the curve for each rule, with its number in the table; one that would cover another stands above it. */
function rules(suggestions: RangeTest["suggestions"], { x, points }: Drawing): Markup[] {
  const placed: { readonly at: number; readonly y: number }[] = [];
  return numbered(suggestions).flatMap(({ number, lr }) => {
    if (number === undefined || lr === null || lr < x.low || lr > x.high) return [];
    const at = x.at(lr);
    const near = points.reduce((best, point) =>
      Math.abs(point.x - at) < Math.abs(best.x - at) ? point : best,
    );
    let y = near.y;
    while (placed.some((other) => Math.hypot(other.at - at, other.y - y) < 2 * disc + 1)) y -= 4;
    placed.push({ at, y });
    const leader =
      y < near.y ? html`<path class="s0 leader" d="M${px(at)} ${px(near.y)}V${px(y)}"/>` : undefined;
    return html`${leader}<circle class="disc" cx="${px(at)}" cy="${px(y)}" r="${disc}"/>${label(String(number), { x: at, y: y + 3.5, as: "number", anchor: "middle" })}`;
  });
}

/** Rules with their numbers; one that suggests no rate has none. */
export function numbered(
  suggestions: RangeTest["suggestions"],
): readonly (RangeTest["suggestions"][number] & { readonly number: number | undefined })[] {
  let count = 0;
  return suggestions.map((each) => {
    if (typeof each.lr === "number") count++;
    return { ...each, number: typeof each.lr === "number" ? count : undefined };
  });
}

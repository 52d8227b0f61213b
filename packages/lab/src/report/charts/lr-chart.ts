import { type Curve, eventsOf, partsOf, type Spec } from "anneal";
import { formatLr, formatSteps, type Phase, phases, updatesIn } from "anneal/describe";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import {
  type Box,
  leftOf,
  type Scale,
  type Size,
  scaleOf,
  stepTicks,
  ticksOf,
  xAxis,
  yAxis,
} from "./frame.ts";
import { type Line, nameLines, pointsOf, stroke } from "./lines.ts";
import { svg } from "./svg.ts";
import { label, px, textWidth } from "./text.ts";

/** The LR over the run: the schedule with its phases, and the best constant rate. */
export function lrChart(view: View, size: Size): Markup {
  const { candidate, baseline, curve, baselineCurve, details } = view;
  const shown = candidate ?? baseline;
  const { steps } = details;
  const high =
    1.16 * Math.max(shown.peakLr, baseline.peakLr, curve === undefined ? 0 : highest(curve, steps));
  const marks = ticksOf({ low: 0, high, isLog: false }, 5, formatLr);
  const plot: Box = { left: leftOf(marks, "LR"), top: 27, right: size.width - 8, bottom: size.height - 26 };
  const x = scaleOf({ low: 0, high: steps }, plot.left, plot.right);
  const y = scaleOf({ low: 0, high }, plot.bottom, plot.top);
  const width = plot.right - plot.left;
  const line = (of: Curve | undefined, value: number): readonly (readonly [number, number])[] =>
    of === undefined
      ? [
          [0, value],
          [steps, value],
        ]
      : timesOf(of, steps, width).map((t): readonly [number, number] => [t, of.at(t)]);
  const base: Line = {
    name: `Best constant rate, ${formatLr(baseline.peakLr)}`,
    short: `Constant, ${formatLr(baseline.peakLr)}`,
    hue: "b",
    points: pointsOf(line(baselineCurve, baseline.peakLr), x, y),
  };
  const own: Line = {
    name: `${shown.label}, peak ${formatLr(shown.peakLr)}`,
    short: shown.label,
    hue: view.hueOf(shown.schedule),
    points: pointsOf(line(curve, shown.peakLr), x, y),
  };
  const lines = candidate === undefined ? [base] : [own, base];
  const stretches = curve === undefined ? [] : phases(curve, steps, shown.spec as Spec);
  const title =
    candidate === undefined
      ? `The learning rate over ${formatSteps(steps)} steps: constant, ${formatLr(baseline.peakLr)}.`
      : `The learning rate over ${formatSteps(steps)} steps: ${shown.label}, peak ${formatLr(shown.peakLr)}, beside the best constant rate, ${formatLr(baseline.peakLr)}.`;
  return svg(title, size, [
    html`${stretches.map((phase) => wash(phase, x, plot))}`,
    yAxis(marks, y, plot),
    label("LR", { x: plot.left - 8, y: 13, as: "ax strong", anchor: "end" }),
    phaseNames(stretches, x, plot),
    xAxis(stepTicks(steps, width), x, plot),
    html`${[...lines].reverse().map((each) => stroke(each, each === own))}`,
    nameLines(lines, plot),
  ]);
}

function highest(curve: Curve, steps: number): number {
  const values = timesOf(curve, steps, 800).map((t) => curve.at(Math.min(t, steps - 1)));
  return values.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
}

/** Every pixel, and both sides of every boundary, so that jumps come out vertical; without what a straight line tells. */
function timesOf(curve: Curve, steps: number, width: number): number[] {
  const count = Math.ceil(width);
  const even = Array.from({ length: count + 1 }, (_, k) => (k / count) * steps);
  const starts = partsOf(curve, steps).map((part) => part.start);
  const events = eventsOf(curve, steps).map((event) => event.step);
  const breaks = [...starts, ...events]
    .filter((t) => t > 0 && t < steps)
    .slice(0, 1000)
    .flatMap((t) => [t - t * 1e-9, t]);
  const kept = new Set([0, steps, ...breaks]);
  const sorted = [...new Set([...even, ...breaks])].sort((a, b) => a - b);
  return sorted.filter((t, k) => kept.has(t) || !isStraight(curve, [sorted[k - 1], t, sorted[k + 1]]));
}

/** Whether the middle place adds nothing that an eye could see. */
function isStraight({ at }: Curve, [a, b, c]: readonly [number, number, number]): boolean {
  const [left, middle, right] = [at(a), at(b), at(c)];
  const between = left + ((right - left) * (b - a)) / (c - a);
  return Math.abs(middle - between) < 1e-7 * Math.max(Math.abs(left), Math.abs(middle), Math.abs(right));
}

const colours = { warmup: "warmup", hold: "hold", cooldown: "cooldown", tail: "tail", cycles: "hold" };

/** The ribbon above the plot, the wash behind it, and a dashed line where a phase begins. */
function wash({ name, start, end }: Phase, x: Scale, plot: Box): Markup {
  const [left, width] = [x.at(start), x.at(end) - x.at(start)];
  const wide = html`x="${px(left)}" width="${px(width)}"`;
  const begin =
    start > 0 ? html`<path class="begin" d="M${px(left)} ${px(plot.top)}V${px(plot.bottom)}"/>` : undefined;
  return html`<rect class="wash p-${colours[name]}" ${wide} y="${px(plot.top)}" height="${px(plot.bottom - plot.top)}"/><rect class="ribbon p-${colours[name]}" ${wide} y="${px(plot.top - 3)}" height="3"/>${begin}`;
}

/** Names in bold, lengths in grey; one that does not fit is left out. */
function phaseNames(found: readonly Phase[], x: Scale, plot: Box): Markup {
  let cursor = plot.left;
  const texts = found.map((phase, k) => {
    const isHeld = found.slice(0, k).some(({ name }) => name === "hold");
    const name = phase.name === "cooldown" && !isHeld ? "decay" : phase.name;
    const count = updatesIn(phase);
    const isLast = k === found.length - 1;
    const length = ` ${formatSteps(count)}${k === 0 || (isLast && found.length < 3) ? " steps" : ""}`;
    const width = textWidth(name, 11, true) + textWidth(length, 11) + 2;
    const [left, right] = [Math.max(x.at(phase.start), cursor), x.at(phase.end)];
    const next = isLast ? plot.right : x.at(found[k + 1].end);
    const fits = left + width <= right || (left + width + 90 <= next && left === x.at(phase.start));
    const start = isLast ? plot.right - width : left;
    if (start < cursor || (!isLast && !fits)) return html``;
    cursor = start + width + 10;
    const text = html`<tspan class="strong">${name}</tspan>${length}`;
    return isLast
      ? label(text, { x: plot.right, y: 13, as: "ax", anchor: "end" })
      : label(text, { x: start, y: 13, as: "ax" });
  });
  return html`${texts}`;
}

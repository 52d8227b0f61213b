import { formatSteps } from "anneal/describe";
import type { ArmDetail } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { counted, lossText } from "../words/numbers.ts";
import {
  type Box,
  leftOf,
  lossTick,
  type Scale,
  type Size,
  scaleOf,
  stepTicks,
  ticksOf,
  xAxis,
  yAxis,
} from "./frame.ts";
import { cutAbove, type Line, type Point, pointsOf, reach, stroke } from "./lines.ts";
import { svg } from "./svg.ts";
import { cutText, label, px, textWidth } from "./text.ts";

/** Room under the lower curve for names. */
const under = 40;
/** The first steep fall is cut off, so that the end can be seen. */
const early = 0.06;

/** Mean validation loss over the run, of the schedule and of the best constant rate, and where the first reaches the second. */
export function lossChart(view: View, size: Size): Markup {
  const { candidate, baseline, details, decimals } = view;
  const arms = candidate === undefined ? [baseline] : [candidate, baseline];
  const { steps } = details;
  const shape = domainOf(arms, steps, size.height);
  const marks = ticksOf(shape, 5, lossTick);
  const plot: Box = { left: leftOf(marks, "Loss"), top: 27, right: size.width - 8, bottom: size.height - 26 };
  const x = scaleOf({ low: 0, high: steps }, plot.left, plot.right);
  const y = scaleOf(shape, plot.bottom, plot.top);
  const lines = arms.map(
    (arm): Line => ({
      name: `${nameOf(arm)} ${lossText(endOf(arm), decimals)}`,
      hue: view.hueOf(arm.schedule),
      points: cutAbove(
        pointsOf(
          arm.curve.map(({ step, loss }) => [step, loss]),
          x,
          y,
        ),
        plot.top,
      ),
    }),
  );
  const seeds = Math.max(...arms.map((arm) => arm.seeds.length));
  const about = `validation data, ${shape.isLog ? "log scale, " : ""}mean of ${counted(seeds, "seed")}`;
  const told = arms.map((arm) => `${arm.label} ends at ${lossText(endOf(arm), decimals)}`).join("; ");
  return svg(`Validation loss over ${formatSteps(steps)} steps. ${told}.`, size, [
    yAxis(marks, y, plot),
    label("Loss", { x: plot.left - 8, y: 13, as: "ax strong", anchor: "end" }),
    label(cutText(about, 11, plot.right - plot.left), { x: plot.left, y: 13, as: "ax" }),
    xAxis(stepTicks(steps, plot.right - plot.left), x, plot),
    html`${[...lines].reverse().map((line) => stroke(line, candidate !== undefined && line === lines[0]))}`,
    crossing(view, { x, y, plot }),
    ...endNames(lines, plot),
  ]);
}

const endOf = (arm: ArmDetail): number | undefined => arm.curve.at(-1)?.loss;

/** At the end of a curve the word for the schedule is enough. */
const nameOf = ({ schedule }: ArmDetail): string => cutText(schedule.replaceAll("-", " "), 12, 110);

/** What the loss axis shows: all but the first fall, and room under the curves. */
function domainOf(
  arms: readonly ArmDetail[],
  steps: number,
  height: number,
): { low: number; high: number; isLog: boolean } {
  const all = arms.flatMap((arm) => arm.curve).filter(({ loss }) => Number.isFinite(loss));
  const losses = all.map(({ loss }) => loss);
  if (losses.length === 0) return { low: 0, high: 1, isLog: false };
  const least = Math.min(...losses);
  const isLog = least > 0 && Math.max(...losses) > 10 * least;
  const late = all.filter(({ step }) => step >= early * steps).map(({ loss }) => loss);
  const most = Math.max(...(late.length > 1 ? late : losses));
  const room = under / (height - 53 - under);
  if (isLog) {
    const high = Math.max(most, least * 1.2) * 1.05;
    return { low: least * (least / high) ** room, high, isLog };
  }
  const gap = most - least || Math.abs(most) * 0.1 || 1;
  return { low: least - room * gap * 1.05, high: most + 0.05 * gap, isLog };
}

interface Drawing {
  readonly x: Scale;
  readonly y: Scale;
  readonly plot: Box;
}

/** Where the answer is certain, a ring where the schedule reaches the loss at which the constant rate ended, joined to that end and to the axis. */
function crossing({ candidate, baseline, details, isSure }: View, { x, y, plot }: Drawing): Markup {
  const level = endOf(baseline);
  const step = candidate?.stepsToBaseline;
  if (!isSure || level === undefined || !Number.isFinite(level) || typeof step !== "number") return html``;
  const [left, top] = [x.at(step), y.at(level)];
  if (top < plot.top) return html``;
  const text = `reaches it at step ${formatSteps(step)}`;
  const isLeft = left - textWidth(text, 11, true) - 8 > plot.left;
  const along =
    step < details.steps
      ? html`<path class="sb dash" d="M${px(left)} ${px(top)}H${px(plot.right)}"/>`
      : undefined;
  return html`${along}<path class="s0 dash" d="M${px(left)} ${px(top)}V${px(plot.bottom)}"/><circle class="ring s0" cx="${px(left)}" cy="${px(top)}" r="4.5"/>${label(
    text,
    {
      x: isLeft ? left - 7 : left + 7,
      y: plot.bottom - 7,
      as: "note t0",
      anchor: isLeft ? "end" : "start",
    },
  )}`;
}

/** Names at the right ends: of the upper curve above it, of the lower one below. */
function endNames(lines: readonly Line[], plot: Box): Markup[] {
  const ends = lines.filter((line) => line.points.length > 0);
  const last = (line: Line): Point => line.points[line.points.length - 1];
  const order = [...ends].sort((a, b) => last(a).y - last(b).y);
  return order.map((line, k) => {
    const width = textWidth(line.name, 12, true);
    const [left, right] = [plot.right - width - 4, plot.right];
    const isUpper = k === 0 && order.length > 1;
    const all = order.map((each) => reach(each.points, left, right));
    const top = Math.min(...all.map((each) => each.top));
    const bottom = Math.max(...all.map((each) => each.bottom));
    const y = isUpper ? Math.max(top - 7, plot.top + 12) : Math.min(bottom + 16, plot.bottom - 20);
    return label(line.name, { x: right, y, as: `name t${line.hue}`, anchor: "end" });
  });
}

import { dropsOf, type Frame, type Run, rangeOf } from "../geometry/index.ts";
import type { ChartSeries } from "../types.ts";
import { type Colours, curveToken, dashOf } from "./colours.ts";
import type { Paths } from "./paths.ts";

/** A curve with its line in pixels. */
export interface Drawn {
  readonly series: ChartSeries;
  readonly runs: readonly Run[];
  readonly paths: Paths;
}

/** Draws bands, then curves in order; the context counts in pixels of the page. */
export function paint(
  context: CanvasRenderingContext2D,
  drawn: readonly Drawn[],
  { frame, colours }: { readonly frame: Frame; readonly colours: Colours },
): void {
  const { plot, floor } = frame;
  context.save();
  context.lineJoin = "round";
  clip(
    context,
    plot.left - 2,
    plot.top - 2,
    plot.right + 2,
    frame.limits.rail === undefined ? plot.bottom + 2 : floor,
  );
  for (const { series } of drawn.filter(({ series }) => series.band !== undefined).slice(-mostBands))
    paintBand(context, series, { frame, colours });
  for (const each of drawn) paintCurve(context, each, { frame, colours });
  context.restore();
  if (frame.limits.rail === undefined) return;
  context.save();
  clip(context, plot.left - 2, plot.top, plot.right + 2, plot.bottom + 2);
  for (const each of drawn) paintRail(context, each, { frame, colours });
  context.restore();
}

/** At most so many bands are drawn. */
const mostBands = 3;

interface Scene {
  readonly frame: Frame;
  readonly colours: Colours;
}

function clip(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
}

/** How a look is drawn. */
function penOf(
  { hue, look = "plain", selected }: ChartSeries,
  forced: boolean,
): {
  width: number;
  alpha: number;
  dash: readonly number[];
} {
  const width = selected ? 2.5 : 1.75;
  if (look === "thin") return { width: 0.75, alpha: 0.16, dash: [] };
  if (look === "ahead") return { width, alpha: 0.28, dash: dashOf(hue, forced) };
  if (look === "forecast") return { width, alpha: 1, dash: [6, 4] };
  return { width, alpha: 1, dash: dashOf(hue, forced) };
}

function paintCurve(context: CanvasRenderingContext2D, { series, paths }: Drawn, scene: Scene): void {
  const { frame, colours } = scene;
  const path = paths.line;
  const fails = series.look === "invalid" ? frame.x(series.failsFrom ?? Number.NEGATIVE_INFINITY) : undefined;
  context.save();
  if (fails !== undefined) {
    context.save();
    clip(context, fails, frame.plot.top - 2, frame.plot.right + 2, frame.plot.bottom + 2);
    stroke(context, path, { width: 2, alpha: 1, dash: [2, 4] }, colours.of["ink-3"]);
    context.restore();
    clip(context, frame.plot.left - 2, frame.plot.top - 2, fails, frame.plot.bottom + 2);
  }
  stroke(context, path, penOf(series, colours.forced), colours.of[curveToken(series.hue)]);
  context.restore();
}

/** What is zero on a logarithmic axis, and the dotted drop to it. */
function paintRail(
  context: CanvasRenderingContext2D,
  { series, runs, paths }: Drawn,
  { frame, colours }: Scene,
): void {
  const colour = colours.of[series.look === "invalid" ? "ink-3" : curveToken(series.hue)];
  const pen = penOf(series, colours.forced);
  stroke(context, paths.rail, pen, colour);
  const drops = new Path2D();
  for (const [from, to] of dropsOf(runs, frame)) {
    drops.moveTo(from.x, from.y);
    drops.lineTo(to.x, to.y);
  }
  context.lineCap = "round";
  stroke(context, drops, { ...pen, dash: [0.5, 4] }, colour);
  context.lineCap = "butt";
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  { width, alpha, dash }: { width: number; alpha: number; dash: readonly number[] },
  colour: string,
): void {
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.stroke(path);
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function paintBand(
  context: CanvasRenderingContext2D,
  { xs, band, hue }: ChartSeries,
  { frame, colours }: Scene,
): void {
  if (band === undefined) return;
  const [from, to] = rangeOf(xs, frame.window);
  context.beginPath();
  for (let k = from; k <= to; k++)
    if (Number.isFinite(band.high[k])) context.lineTo(frame.x(xs[k]), frame.y(band.high[k]));
  for (let k = to; k >= from; k--)
    if (Number.isFinite(band.low[k])) context.lineTo(frame.x(xs[k]), frame.y(band.low[k]));
  context.closePath();
  context.globalAlpha = colours.band;
  context.fillStyle = colours.of[curveToken(hue)];
  context.fill();
  context.globalAlpha = 1;
}

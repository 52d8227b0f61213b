import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import "uplot/dist/uPlot.min.css";
import "./chart.css";
import type { Colours } from "./draw/colours.ts";
import type { Drawn } from "./draw/paint.ts";
import { createPlot, type Plot } from "./draw/plot.ts";
import { createRuler } from "./draw/ruler.ts";
import { limitsOf, polyline } from "./geometry/index.ts";
import { layOut, type Size } from "./layout.ts";
import { Ground } from "./parts/ground.tsx";
import { Head } from "./parts/head.tsx";
import type { ChartProps, ChartSeries } from "./types.ts";
import { useColours } from "./use/colours.ts";
import { useSize } from "./use/size.ts";

/** Curves over steps: drawn on a canvas, with names, marks and handles over it. */
export function Chart(props: ChartProps): JSX.Element {
  const { says, height = 360 } = props;
  const { box, size } = useSize();
  const colours = useColours(box);
  return (
    <figure
      ref={box}
      class="chart"
      aria-label={says}
      style={{ height: height === "fill" ? "100%" : `${height}px` }}
    >
      {size !== undefined && colours !== undefined && size.width > 0 && (
        <Scene {...props} size={size} colours={colours} />
      )}
    </figure>
  );
}

interface SceneProps extends ChartProps {
  readonly size: Size;
  readonly colours: Colours;
}

function Scene({ size, colours, ...props }: SceneProps): JSX.Element {
  const { series, phases = [], value, steps } = props;
  const ruler = useMemo(() => createRuler(colours.family), [colours.family]);
  const window = props.zoom?.value ?? steps;
  const limits = value.limits
    ? { scale: value.scale, low: value.limits[0], high: value.limits[1] }
    : limitsOf(
        series.flatMap(({ ys, band }) => (band ? [ys, band.low, band.high] : [ys])),
        value,
      );
  const layout = layOut(props, { size, limits, window, ruler, gutter: 0 });
  const { frame, canvas, across, up } = layout;
  const drawn: Drawn[] = inOrder(series).map((each) => ({ series: each, runs: polyline(each, frame) }));
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | undefined>(undefined);
  useLayoutEffect(() => {
    if (place.current === null) return;
    const picture = { width: size.width, height: canvas, frame, colours, across, up, drawn };
    if (plot.current === undefined) plot.current = createPlot(place.current, picture);
    else plot.current.show(picture);
  });
  useLayoutEffect(() => () => plot.current?.destroy(), []);
  return (
    <>
      <svg class="chart-under" aria-hidden="true">
        <Ground frame={frame} phases={phases} />
      </svg>
      <div ref={place} class="chart-canvas" aria-hidden="true" />
      <svg class="chart-over" aria-hidden="true">
        <Head frame={frame} value={value} phases={phases} ruler={ruler} />
      </svg>
    </>
  );
}

/** The order in which curves are drawn: that of the list reversed, the selected one last. */
function inOrder(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const reversed = [...series].reverse();
  return [...reversed.filter(({ selected }) => !selected), ...reversed.filter(({ selected }) => selected)];
}

import type { JSX } from "preact";
import "uplot/dist/uPlot.min.css";
import "./chart.css";
import { Scene } from "./scene.tsx";
import type { ChartProps } from "./types.ts";
import { useColours } from "./use/colours.ts";
import { useSize } from "./use/size.ts";
import { useThrottled } from "./use/throttled.ts";

/** Curves over steps: drawn on a canvas, with names, marks and handles over it. */
export function Chart(given: ChartProps): JSX.Element {
  const props = useThrottled(given, given.live ?? false);
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

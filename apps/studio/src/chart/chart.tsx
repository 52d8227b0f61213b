import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import "uplot/dist/uPlot.min.css";
import "./chart.css";
import "./marks.css";
import "./controls.css";
import "./parts.css";
import "./forced.css";
import { Scene } from "./scene.tsx";
import type { Stage } from "./stage.ts";
import type { ChartProps } from "./types.ts";
import { useColours } from "./use/colours.ts";
import { useKeys } from "./use/keys.ts";
import { useSignals } from "./use/signals.ts";
import { useSize } from "./use/size.ts";
import { useThrottled } from "./use/throttled.ts";

/** Curves over steps: drawn on a canvas, with names, marks and handles over it. */
export function Chart(given: ChartProps): JSX.Element {
  const props = useThrottled(given, given.live ?? false);
  const { says, height = 360 } = props;
  const { box, size } = useSize();
  const colours = useColours(box);
  const signals = useSignals(given);
  const stage = useRef<Stage>(null);
  const onKeyDown = useKeys(stage, signals);
  return (
    <figure
      ref={box}
      class="chart"
      aria-label={says}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrows move the read-out, and T opens its table
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ height: height === "fill" ? "100%" : `${height}px` }}
    >
      {size !== undefined && colours !== undefined && size.width > 0 && (
        <Scene {...props} size={size} colours={colours} signals={signals} stage={stage} />
      )}
      <p class="visually-hidden" aria-live="polite">
        {signals.spoken}
      </p>
    </figure>
  );
}

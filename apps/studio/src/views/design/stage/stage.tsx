import { spoken } from "anneal/describe";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { Chart } from "../../../chart/chart.tsx";
import { eventsOfLayer, seriesOf } from "../../../chart/points.ts";
import type { ChartSeries } from "../../../chart/types.ts";
import type { DrawnLayer } from "../../../workspace/drawn.ts";
import { select } from "../../../workspace/edits.ts";
import { alongOf } from "../../../workspace/look.ts";
import { useHandles } from "../handles/use-handles.ts";
import { ProblemCard } from "./problem-card.tsx";

/** The picture: all layers that are shown, with the phases and the handles of the selected one. */
export function Stage(): JSX.Element {
  const { store, look, cursor, pinned, zoom, width, editing } = useStudio();
  const { horizon } = store.workspace.value;
  const { scale, along } = look.value;
  const selected = store.drawnSelected.value;
  const drawn = store.drawn.value;
  const shown = useMemo(() => drawn.filter(({ layer }) => !layer.hidden), [drawn]);
  const selectedId = selected?.layer.id;
  const draw = useMemo(createSeries, []);
  const series = useMemo(
    () => shown.map((each) => draw(each, horizon, each.layer.id === selectedId)),
    [shown, horizon, selectedId],
  );
  const events = useMemo(() => shown.flatMap((each) => eventsOfLayer(each, horizon)), [shown, horizon]);
  const isShown = selected !== undefined && !selected.layer.hidden;
  const handles = useHandles();
  const isPhone = width.value === "phone";
  const stage = useRef<HTMLDivElement>(null);
  const next = editing.focusNext.value;
  useLayoutEffect(() => {
    if (next !== "chart") return;
    stage.current?.querySelector<HTMLElement>(".chart")?.focus({ preventScroll: true });
    editing.focusNext.value = undefined;
  }, [next]);
  return (
    <div ref={stage} class="stage">
      <Chart
        says={useSays()}
        series={series}
        steps={useMemo(() => [0, horizon.steps] as const, [horizon.steps])}
        along={alongOf(along, horizon)}
        horizon={horizon}
        value={useMemo(() => ({ name: "LR", scale, as: "lr" }) as const, [scale])}
        phases={isShown ? selected.phases : undefined}
        events={events}
        handles={handles}
        cursor={cursor}
        pinned={pinned}
        zoom={zoom}
        overview={!isPhone}
        readout={!isPhone}
        height="fill"
        onSelect={(id) => store.adjust((workspace) => select(workspace, id))}
      >
        {!isPhone && <ProblemCard />}
      </Chart>
    </div>
  );
}

/** Makes layers into series and remembers them: an edit of one layer computes the points of one layer. */
function createSeries(): typeof seriesOf {
  const known = new WeakMap<DrawnLayer, ChartSeries>();
  return (drawn, horizon, isSelected) => {
    const found = known.get(drawn);
    if (found?.selected === isSelected) return found;
    const series = seriesOf(drawn, horizon, isSelected);
    known.set(drawn, series);
    return series;
  };
}

/** The chart for who does not see it: the selected layer in a sentence, and how many others there are; at rest. */
function useSays(): string {
  const { store } = useStudio();
  const said = useRef("No curve");
  const told = useRef<DrawnLayer | undefined>(undefined);
  const selected = store.drawnSelected.value;
  const others = store.drawn.value.length - 1;
  if (selected === undefined) return "No curve";
  if (!store.isPreviewing.value && told.current !== selected) {
    const { layer, curve, spec } = selected;
    told.current = selected;
    said.current = `${layer.name}: ${spoken(curve, store.workspace.value.horizon.steps, spec)}`;
  }
  return others > 0 ? `${said.current}; ${others} more ${others === 1 ? "layer" : "layers"}` : said.current;
}

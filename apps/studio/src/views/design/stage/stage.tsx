import { spoken } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { Chart } from "../../../chart/chart.tsx";
import { eventsOfLayer, seriesOf } from "../../../chart/points.ts";
import { Icon } from "../../../ui/icon.tsx";
import { select } from "../../../workspace/edits.ts";
import { useHandles } from "../handles/use-handles.ts";
import { plainProblems } from "../problems/fixes.ts";

/** The picture: all layers that are shown, with the phases and the handles of the selected one. */
export function Stage(): JSX.Element {
  const { store, look, cursor, pinned, zoom, width } = useStudio();
  const { horizon } = store.workspace.value;
  const { scale, along } = look.value;
  const selected = store.drawnSelected.value;
  const drawn = store.drawn.value;
  const shown = useMemo(() => drawn.filter(({ layer }) => !layer.hidden), [drawn]);
  const selectedId = selected?.layer.id;
  const series = useMemo(
    () => shown.map((each) => seriesOf(each, horizon, each.layer.id === selectedId)),
    [shown, horizon, selectedId],
  );
  const events = useMemo(() => shown.flatMap((each) => eventsOfLayer(each, horizon)), [shown, horizon]);
  const isShown = selected !== undefined && !selected.layer.hidden;
  const handles = useHandles();
  const missing =
    (along === "epochs" && !horizon.stepsPerEpoch) || (along === "tokens" && !horizon.tokensPerStep);
  const isPhone = width.value === "phone";
  return (
    <div class="stage">
      <Chart
        says={useSays()}
        series={series}
        steps={useMemo(() => [0, horizon.steps] as const, [horizon.steps])}
        along={missing ? "steps" : along}
        horizon={horizon}
        value={useMemo(() => ({ name: "LR", scale, as: "lr" }) as const, [scale])}
        phases={isShown ? selected.summary.phases : undefined}
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
        <ProblemCard />
      </Chart>
    </div>
  );
}

/** The chart for who does not see it: the selected layer in a sentence, and how many others there are. */
function useSays(): string {
  const { store } = useStudio();
  const selected = store.drawnSelected.value;
  const { steps } = store.workspace.value.horizon;
  const others = store.drawn.value.length - 1;
  return useMemo(() => {
    if (selected === undefined) return "No curve";
    const { layer, curve, spec } = selected;
    const more = others > 0 ? `; ${others} more ${others === 1 ? "layer" : "layers"}` : "";
    return `${layer.name}: ${spoken(curve, steps, spec)}${more}`;
  }, [selected, steps, others]);
}

/** What does not hold, over the plot. Its words stay the same until the spec changes. */
function ProblemCard(): JSX.Element | null {
  const { store } = useStudio();
  const layer = store.selected.value;
  const drawn = store.drawnSelected.value;
  if (layer === undefined || drawn === undefined || drawn.problems.length === 0) return null;
  const [first] = plainProblems(drawn.problems, layer.spec, store.workspace.value.horizon);
  return (
    <div class="problem-card" role="alert">
      <Icon name="warning" />
      <p>
        <b>{first.title}</b> {first.detail} The grey dashes are the last valid curve.
      </p>
    </div>
  );
}

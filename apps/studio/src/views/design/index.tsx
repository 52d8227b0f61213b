import { warmupCosine, warmupStableDecay } from "anneal";
import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { eventsOfLayer, seriesOf } from "../../chart/points.ts";
import { Button } from "../../ui/button.tsx";
import { addLayer } from "../../workspace/edits.ts";

/** Schedules as layers of one chart, shaped by dragging or by typing. */
export function DesignView(): JSX.Element {
  const { store, look } = useStudio();
  const { horizon, layers } = store.workspace.value;
  const selected = store.drawnSelected.value;
  const shown = store.drawn.value.filter(({ layer }) => !layer.hidden);
  const add = (name: string, spec: Parameters<typeof addLayer>[1]["spec"]): void =>
    store.commit((workspace) => addLayer(workspace, { name, spec }));
  return (
    <Columns leftName="Layers" left={layers.map((layer) => <p key={layer.id}>{layer.name}</p>)}>
      <h1 class="visually-hidden">Design</h1>
      <p>
        <Button onClick={() => add("Cosine", warmupCosine({ peak: 3e-4, warmup: "2%", floor: 3e-5 }))}>
          Cosine
        </Button>
        <Button onClick={() => add("WSD", warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "20%" }))}>
          WSD
        </Button>
      </p>
      <Chart
        says="Learning rates over steps"
        series={shown.map((drawn) => seriesOf(drawn, horizon, drawn === selected))}
        steps={[0, horizon.steps]}
        horizon={horizon}
        value={{ name: "LR", scale: look.value.scale, as: "lr" }}
        phases={selected?.summary.phases}
        events={shown.flatMap((drawn) => eventsOfLayer(drawn, horizon))}
      />
    </Columns>
  );
}

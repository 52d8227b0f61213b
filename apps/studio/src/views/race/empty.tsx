import { warmupLinear, warmupStableDecay } from "anneal";
import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { Button } from "../../ui/button.tsx";
import { addLayer } from "../../workspace/edits.ts";

/** What the view is for, and two ways in. */
export function Empty(): JSX.Element {
  const { store, view } = useStudio();
  const add = (): void =>
    store.commit((workspace) => {
      const linear = { name: "Linear to zero", spec: warmupLinear({ peak: 1e-3, warmup: "5%" }) };
      const wsd = {
        name: "WSD 20%, 1−√",
        spec: warmupStableDecay({ peak: 1e-3, warmup: "5%", cooldown: "20%" }),
      };
      return addLayer(addLayer(workspace, linear), wsd);
    });
  return (
    <Columns leftName="Racers">
      <div class="race-empty">
        <h1>Race two schedules.</h1>
        <p>
          Each trains the same small model from the same start, at its own best rate. Takes about a minute
          here.
        </p>
        <p class="race-empty-acts">
          <Button look="primary" onClick={add}>
            Take linear and WSD
          </Button>
          <Button onClick={() => (view.value = "design")}>Open Design</Button>
        </p>
      </div>
    </Columns>
  );
}

import { formatShare } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { sendLayer } from "../../runs/send.ts";
import { Button } from "../../ui/button.tsx";
import { shortRecovered } from "./lib/series.ts";
import { Swatch } from "./swatch.tsx";

/** The schedules behind the logged learning rates, as layers that can be edited. */
export function Recovered(): JSX.Element | null {
  const studio = useStudio();
  const logs = studio.runs.logs.value;
  if (logs.length === 0) return null;
  return (
    <section class="logs-panel" aria-labelledby="recovered-title">
      <div class="logs-panel-head">
        <h2 id="recovered-title">Recovered schedules</h2>
      </div>
      <ul class="logs-recovered">
        {logs.map(({ id, name, hue, diagnosis }) => {
          const { recovered } = diagnosis;
          return (
            <li key={id}>
              <Swatch hue={hue} />
              <div>
                {recovered === undefined ? (
                  <>
                    <h3>No learning rate was logged</h3>
                    <p class="meta">{name}</p>
                  </>
                ) : (
                  <>
                    <h3>{recovered.name}</h3>
                    <p class="quiet-text">
                      {recovered.exact
                        ? "It gives every logged LR to the last digit."
                        : `It is within ${formatShare(recovered.error.max)} of every logged LR.`}
                    </p>
                    <p class="meta">{name}</p>
                    <Button
                      onClick={() => {
                        sendLayer(studio, {
                          name: recovered.phases.length > 0 ? layerName(recovered.name) : name,
                          spec: recovered.spec,
                          steps: Math.max(recovered.horizon, diagnosis.updates),
                          source: `recovered from ${name}`,
                        });
                        // It stands in the list of forecasts now: that is where it shows.
                        studio.runs.outlook.selected.value = studio.store.workspace.value.selected;
                      }}
                    >
                      Add as layer
                    </Button>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A name for a layer begins with a large letter. */
function layerName(name: string): string {
  const short = shortRecovered(name);
  return short.charAt(0).toUpperCase() + short.slice(1);
}

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { curvesCsv, raceJson } from "../../race/export.ts";
import { constantId } from "../../race/plan.ts";
import type { RaceNow } from "../../race/record.ts";
import { saveFile } from "../../race/save-file.ts";
import { logsOf } from "../../race/send-runs.ts";
import { withRates } from "../../race/with-rates.ts";
import { addFiles } from "../../runs/load.ts";
import { Button } from "../../ui/button.tsx";

/** What can be done with results: take them into Design, and save them. */
export function Acts({ now }: { readonly now: RaceNow }): JSX.Element {
  const { store, view, runs } = useStudio();
  const logs = useMemo(() => logsOf(now), [now]);
  const { report, best } = now;
  const layers = now.plan.racers.filter(
    ({ id }) => best.has(id) && store.workspace.value.layers.some((layer) => layer.id === id),
  );
  const save = async (): Promise<void> => {
    const { lab } = await import("../../race/lab.ts");
    if (report !== undefined) saveFile("race.html", "text/html", lab.reportHtml(report));
  };
  return (
    <>
      <div class="race-acts">
        {layers.length > 0 && (
          <Button
            onClick={() => {
              store.commit((workspace) => withRates(workspace, now));
              view.value = "design";
            }}
          >
            Use these rates in Design
          </Button>
        )}
        {logs.length > 0 && (
          <Button
            onClick={() => {
              addFiles(runs, logs);
              view.value = "logs";
            }}
          >
            Send to Logs
          </Button>
        )}
        <Button icon="export" onClick={() => saveFile("race.json", "application/json", raceJson(now))}>
          JSON
        </Button>
        <Button icon="export" onClick={() => saveFile("race.csv", "text/csv", curvesCsv(now))}>
          CSV
        </Button>
        {/* The report holds all against a constant rate. */}
        {report !== undefined && report.baseline.schedule === constantId && (
          <Button icon="export" onClick={() => void save()}>
            Report
          </Button>
        )}
      </div>
      <p class="quiet-text">Results stay until the page is closed; save what you want to keep.</p>
    </>
  );
}

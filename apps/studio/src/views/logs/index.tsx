import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { filesOfDrop } from "../../runs/files.ts";
import { keepFitted } from "../../runs/keep-fitted.ts";
import { keepTold } from "../../runs/keep-told.ts";
import { addFiles } from "../../runs/load.ts";
import { planOf } from "../../runs/outlook.ts";
import { followLogs } from "../../server/live-logs.ts";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Charts } from "./charts.tsx";
import { Empty } from "./empty.tsx";
import { Findings } from "./findings.tsx";
import { FitCard } from "./fit-card.tsx";
import { ForecastList } from "./forecast-list.tsx";
import { createCurves } from "./lib/curves.ts";
import { LogList } from "./log-list.tsx";
import { LogsContext } from "./logs-context.ts";
import { Recovered } from "./recovered.tsx";
import { Tells } from "./tells.tsx";
import { Toolbar } from "./toolbar.tsx";
import { VerdictBar } from "./verdict-bar.tsx";
import "./logs.css";

/** Training logs: what was done, what was found, and what could come. */
export function LogsView(): JSX.Element {
  const studio = useStudio();
  const { runs, store } = studio;
  const page = useMemo(() => ({ plan: planOf(runs, store), curves: createCurves() }), [runs, store]);
  useEffect(() => keepFitted(runs), [runs]);
  useEffect(() => keepTold(runs, page.plan), [runs, page]);
  useEffect(() => followLogs(studio), [studio]);
  // Without a log there is nothing to show but what is wrong with the files, and where to drop others.
  const isEmpty =
    runs.logs.value.length === 0 && runs.sources.value.every(({ state }) => state.kind === "failed");
  const take = async (data: DataTransfer): Promise<void> => addFiles(runs, await filesOfDrop(data));
  return (
    <LogsContext.Provider value={page}>
      <DropZone class="logs-drop" onDrop={take}>
        {isEmpty ? (
          <Empty />
        ) : (
          <Columns
            leftName="Logs and forecasts"
            left={
              <>
                <LogList />
                <ForecastList />
                <FitCard />
              </>
            }
            rightName="Findings"
            right={
              <>
                <Findings />
                <Recovered />
                <Tells />
              </>
            }
          >
            <h1 class="visually-hidden">Logs</h1>
            <Toolbar />
            <Charts />
            <VerdictBar />
          </Columns>
        )}
      </DropZone>
    </LogsContext.Provider>
  );
}

import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { changeLog } from "../../runs/load.ts";
import type { LoadedLog, Source } from "../../runs/types.ts";
import { ColumnChoices } from "./column-choices.tsx";
import { ExcludeSteps } from "./exclude-steps.tsx";
import { FollowedLayer } from "./followed-layer.tsx";

/** How a log was read, its columns, and what of it is fitted. */
export function LogDetails({
  log,
  source,
}: {
  readonly log: LoadedLog;
  readonly source: Source;
}): JSX.Element {
  const { runs } = useStudio();
  return (
    <div class="logs-details">
      <h3>How it was read</h3>
      <ul class="logs-said">
        {log.said.map((say) => (
          <li key={say}>{say}</li>
        ))}
        <li>{log.format}</li>
      </ul>
      <ColumnChoices source={source} columns={log.columns} needed={[]} />
      {log.run.lr === undefined && <FollowedLayer log={log} />}
      <label class="logs-tick">
        <input
          type="checkbox"
          checked={!log.unfitted}
          onChange={(event) => changeLog(runs, log.id, { unfitted: !event.currentTarget.checked })}
        />
        Fit the laws to this run
      </label>
      <ExcludeSteps log={log} />
    </div>
  );
}

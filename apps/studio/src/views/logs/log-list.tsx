import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { filesOfInput } from "../../runs/files.ts";
import { addFiles } from "../../runs/load.ts";
import { FolderLogs } from "../../server/folder-logs.tsx";
import { IconButton } from "../../ui/button.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { LogRow } from "./log-row.tsx";
import { PasteLog } from "./paste-log.tsx";
import { SourceProblem } from "./source-problem.tsx";

/** The logs, files that are being read, and files that cannot be. */
export function LogList(): JSX.Element {
  const { runs } = useStudio();
  const [isAdding, setIsAdding] = useState(false);
  const take = (files: FileList | null): void => {
    addFiles(runs, filesOfInput(files));
    setIsAdding(false);
  };
  const logs = runs.logs.value;
  return (
    <section class="logs-panel" aria-labelledby="logs-title">
      <div class="logs-panel-head">
        <h2 id="logs-title">
          Logs <span class="logs-count">{logs.length}</span>
        </h2>
        <IconButton
          icon={isAdding ? "close" : "plus"}
          label={isAdding ? "Close" : "Add logs"}
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        />
      </div>
      {isAdding && (
        <div class="logs-panel-add">
          <div class="logs-ways">
            <FileButton onFiles={take}>Choose files</FileButton>
            <FileButton folder onFiles={take}>
              Choose a folder
            </FileButton>
          </div>
          <PasteLog onDone={() => setIsAdding(false)} />
          <FolderLogs onOpen={() => setIsAdding(false)} />
        </div>
      )}
      <ul class="rows">
        {runs.sources.value.map((source) => (
          <li key={source.id}>
            {source.state.kind !== "torn" && <SourceProblem source={source} />}
            <ul>
              {logs
                .filter(({ sourceId }) => sourceId === source.id)
                .map((log) => (
                  <LogRow key={log.id} log={log} source={source} />
                ))}
            </ul>
            {source.state.kind === "torn" && <SourceProblem source={source} />}
          </li>
        ))}
      </ul>
      <p class="meta logs-panel-note">
        Logs are never put in a link. They stay in this browser until the page is closed.
      </p>
    </section>
  );
}

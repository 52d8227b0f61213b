import type { JSX } from "preact";
import { useStudio } from "../app/studio.ts";
import { Icon } from "../ui/icon.tsx";
import { type FolderLog, logsOf } from "./files.ts";
import { openLog } from "./live-logs.ts";
import "./server.css";

/** The logs of the served folder that are not shown yet, the newest first. */
export function FolderLogs({ onOpen }: { readonly onOpen?: () => void }): JSX.Element | null {
  const studio = useStudio();
  const { server, runs } = studio;
  if (server === undefined) return null;
  const shown = new Set(runs.sources.value.flatMap(({ name, live }) => (live ? [name] : [])));
  const logs = logsOf(server.files.value).filter(({ name }) => !shown.has(name));
  if (logs.length === 0) return null;
  const open = (log: FolderLog): void => {
    void openLog(studio, log);
    onOpen?.();
  };
  return (
    <section class="folder-list" aria-labelledby="folder-logs-title">
      <h2 id="folder-logs-title" class="folder-title">
        From this folder <span class="count">{logs.length}</span>
      </h2>
      <ul>
        {logs.map((log) => (
          <li key={log.name}>
            <button type="button" class="folder-file" title={log.name} onClick={() => open(log)}>
              <Icon name="file" />
              <span class="folder-path">{log.name}</span>
              <span class="meta">{sizeOf(log)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sizeOf({ files }: FolderLog): string {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { filesOfInput } from "../../runs/files.ts";
import { addFiles } from "../../runs/load.ts";
import { FolderLogs } from "../../server/folder-logs.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PasteLog } from "./paste-log.tsx";
import { SourceProblem } from "./source-problem.tsx";

/** The view without a log: what to bring, and what it is good for. */
export function Empty(): JSX.Element {
  const { runs } = useStudio();
  const take = (files: FileList | null): void => addFiles(runs, filesOfInput(files));
  return (
    <div class="logs-empty">
      <h1>Drop a training log.</h1>
      <p class="logs-lead">
        W&amp;B, TensorBoard, JSONL, CSV, trainer_state.json. Files stay in this browser.
      </p>
      {runs.sources.value.map((source) => (
        <SourceProblem key={source.id} source={source} />
      ))}
      <div class="logs-target">
        <Icon name="file" size={20} />
        <p>Drop files or a folder here</p>
        <div class="logs-ways">
          <FileButton look="primary" onFiles={take}>
            Choose files
          </FileButton>
          <FileButton folder onFiles={take}>
            Choose a folder
          </FileButton>
        </div>
      </div>
      <FolderLogs />
      <PasteLog />
      <ul class="logs-gains">
        {gains.map(([name, says]) => (
          <li key={name}>
            <h2>{name}</h2>
            <p>{says}</p>
          </li>
        ))}
      </ul>
      <p class="meta">
        Logs are never put in a link, and not kept when the page is closed. Nothing is sent anywhere.
      </p>
    </div>
  );
}

const gains = [
  ["See what happened", "The schedule that the run followed, and what went wrong, at the step where it did."],
  ["Forecast a cooldown", "Laws fitted to your runs say where another schedule would end, and how surely."],
  ["Find a better end", "The best cooldown from here, as a layer that you can edit and export."],
] as const;

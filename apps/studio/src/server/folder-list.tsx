import type { JSX } from "preact";
import { useStudio } from "../app/studio.ts";
import { Icon } from "../ui/icon.tsx";
import { openFile } from "./open-file.ts";
import type { FolderFile } from "./types.ts";
import "./server.css";

/** What the served folder has for Design: specs and workspaces, and scripts and configs for Translate. `inset` in a column. */
export function FolderList({ inset = false }: { readonly inset?: boolean }): JSX.Element | null {
  const studio = useStudio();
  const { server } = studio;
  const files = server?.files.value.filter(({ kind }) => kind !== "log") ?? [];
  if (server === undefined || files.length === 0) return null;
  return (
    <section class={`folder-list${inset ? " inset" : ""}`} aria-labelledby="folder-list-title">
      <h2 id="folder-list-title" class="folder-title">
        From this folder <span class="count">{files.length}</span>
      </h2>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              class="folder-file"
              title={file.path}
              onClick={() => openFile(studio, file)}
            >
              <Icon name="file" />
              <span class="folder-path">{file.path}</span>
              <span class="meta">{kindNames[file.kind]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const kindNames: Readonly<Record<FolderFile["kind"], string>> = {
  spec: "spec",
  workspace: "workspace",
  source: "Translate",
  log: "log",
};

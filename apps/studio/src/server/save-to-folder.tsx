import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Subject } from "../app/export/files.ts";
import { useStudio } from "../app/studio.ts";
import { Button } from "../ui/button.tsx";
import type { FolderServer } from "./folder-server.ts";

interface SaveToFolderProps {
  readonly subject: () => Subject;
  readonly onFail: (says: string | undefined) => void;
}

/** Saves into the folder of a server that may write. */
export function SaveToFolder({ subject, onFail }: SaveToFolderProps): JSX.Element | null {
  const { server, announced } = useStudio();
  const [saved, setSaved] = useState("");
  if (server === undefined || !server.write.value) return null;
  const put = (what: "spec" | "workspace"): void => {
    const done = (path: string): void => {
      setSaved(`Saved as ${path}.`);
      announced.value = `Saved as ${path}.`;
      onFail(undefined);
    };
    save(server, subject(), { what, done }).catch((error: unknown) =>
      onFail(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <fieldset class="export-group">
      <legend class="field-label">Into the folder {server.name}</legend>
      <div class="export-row">
        <Button onClick={() => put("spec")}>Save this layer</Button>
        <Button onClick={() => put("workspace")}>Save the workspace</Button>
      </div>
      <p class="meta" role="status">
        {saved}
      </p>
    </fieldset>
  );
}

interface SaveOptions {
  readonly what: "spec" | "workspace";
  readonly done: (path: string) => void;
}

/** Writes a new file; over one that is there only when the answer is yes. @throws Error */
async function save(server: FolderServer, subject: Subject, { what, done }: SaveOptions): Promise<void> {
  const { specFile, workspaceFile } = await import("../app/export/files.ts");
  const { selected, workspace } = subject;
  const file = what === "workspace" ? workspaceFile(workspace) : selected && specFile(selected);
  if (file === undefined) return;
  const text = file.parts.join("");
  if (await server.save(file.name, text)) {
    done(file.name);
    return;
  }
  await new Promise<void>((resolve, reject) => {
    server.asked.value = {
      path: file.name,
      replace: () =>
        server.save(file.name, text, { over: true }).then(() => {
          done(file.name);
          resolve();
        }, reject),
    };
  });
}

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SaveToFolder } from "../../server/save-to-folder.tsx";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { OpenFile } from "../files/open-file.tsx";
import { useStudio } from "../studio.ts";
import { CodeExport } from "./code-export.tsx";
import type { Subject } from "./files.ts";
import { useExports } from "./use-exports.ts";

/** Above so many rows a table is thinned out unless the user wants every one. */
const mostRows = 100_000;

interface ExportMenuProps {
  readonly subject: () => Subject;
  readonly disabled: boolean;
  /** A picture on the button, without words. */
  readonly isSmall?: boolean;
}

/** Everything that can leave the page as a file, and the way back in. */
export function ExportMenu({ subject, disabled, isSmall = false }: ExportMenuProps): JSX.Element {
  const { store } = useStudio();
  const { steps } = store.workspace.value.horizon;
  const [failed, setFailed] = useState<string>();
  const [every, setEvery] = useState<string>();
  const acts = useExports(subject, setFailed);
  const stride = every ?? String(Math.max(1, Math.ceil(steps / mostRows)));
  const isStride = /^[1-9]\d*$/.test(stride);
  return (
    <Popover
      look={isSmall ? "icon-button" : "button"}
      icon="export"
      button={isSmall ? undefined : "Export"}
      label="Export"
      role="dialog"
      disabled={disabled}
    >
      <div class="export">
        <Group name="Picture of the whole run, as it is shown">
          <Button onClick={acts.png}>PNG</Button>
          <Button onClick={acts.svg}>SVG</Button>
          <Button onClick={acts.html}>Page, one file</Button>
        </Group>
        <Group name="Numbers of all layers that are shown">
          <Button disabled={!isStride} onClick={() => acts.csv(Number(stride))}>
            CSV
          </Button>
          <TextField
            label="One row every so many steps"
            bare
            value={stride}
            after={stride === "1" ? "every step" : "steps a row"}
            inputMode="numeric"
            onInput={setEvery}
            wrong={!isStride}
          />
        </Group>
        <Group name="JSON">
          <Button onClick={acts.spec}>Spec of this layer</Button>
          <Button onClick={acts.workspace}>Workspace</Button>
        </Group>
        <CodeExport subject={subject} />
        <SaveToFolder subject={subject} onFail={setFailed} />
        <Group name="Open a spec or a workspace">
          <OpenFile>
            {(choose) => (
              <Button icon="file" onClick={choose}>
                Open a file
              </Button>
            )}
          </OpenFile>
        </Group>
        <p class="field-error" role="status">
          {failed}
        </p>
      </div>
    </Popover>
  );
}

function Group({
  name,
  children,
}: {
  readonly name: string;
  readonly children: JSX.Element | JSX.Element[];
}): JSX.Element {
  return (
    <fieldset class="export-group">
      <legend class="field-label">{name}</legend>
      <div class="export-row">{children}</div>
    </fieldset>
  );
}

import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { chooseTarget, readOwn } from "../../race/read-own.ts";
import { DropZone } from "../../ui/drop-zone.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { Select } from "../../ui/select.tsx";

/** A table or a text of the user's own. It stays in this browser. */
export function OwnDataPanel(): JSX.Element {
  const { race } = useStudio();
  const own = race.own.value;
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) void readOwn(race, file);
  };
  return (
    <section class="race-section" aria-label="Your own data">
      <h2>Your own data</h2>
      <DropZone class="race-drop" onDrop={({ files }) => take(files)}>
        <p>
          Drop a CSV or a text file.
          <br />
          It stays in this browser.
        </p>
        <FileButton look="quiet" onFiles={take}>
          Choose a file
        </FileButton>
      </DropZone>
      <div aria-live="polite">
        {own?.isReading && <p class="quiet-text">Reading {own.name}</p>}
        {own?.columns !== undefined && (
          <Select
            label="Column to predict"
            value={own.target}
            choices={[
              ...(own.target === "" ? [{ value: "", name: "Choose a column" }] : []),
              ...own.columns.map((name) => ({ value: name, name })),
            ]}
            onChange={(target) => void chooseTarget(race, target)}
            {...(own.target === "" && !own.isReading && { error: "Which column is to be predicted?" })}
          />
        )}
        {own?.problem !== undefined && <p class="field-error">{own.problem}</p>}
      </div>
    </section>
  );
}

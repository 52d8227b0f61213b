import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { SpecForm } from "./form.tsx";
import { FormProvider, useFormOfSelected } from "./form-context.ts";
import { JsonEditor } from "./json-editor.tsx";
import { SpecState } from "./spec-state.tsx";

/** The selected layer as form, as JSON, or as both. */
export function Panel(): JSX.Element | null {
  const { store, editing } = useStudio();
  const form = useFormOfSelected();
  const layer = store.selected.value;
  const pane = editing.pane.value;
  if (form === undefined || layer === undefined) return null;
  return (
    <FormProvider.Provider value={form}>
      <div class="panel" onFocusOut={(event) => leave(event, () => (editing.focus.value = undefined))}>
        <header class="panel-head panel-title" data-hue={((layer.hue - 1) % 8) + 1}>
          <span class="swatch" />
          <h2>{layer.name}</h2>
          <Segmented
            label="Edit as"
            bare
            choices={[
              { value: "form", name: "Form" },
              { value: "json", name: "JSON" },
              { value: "both", name: "Both" },
            ]}
            value={pane}
            onChange={(next) => (editing.pane.value = next)}
          />
        </header>
        <div class="panel-body" key={layer.id}>
          {pane !== "json" && <SpecForm />}
          {pane !== "form" && <JsonEditor />}
        </div>
        <SpecState />
      </div>
    </FormProvider.Provider>
  );
}

function leave(event: FocusEvent, act: () => void): void {
  const { currentTarget, relatedTarget } = event;
  if (!(currentTarget as Node).contains(relatedTarget as Node | null)) act();
}

import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { FolderList } from "../../../server/folder-list.tsx";
import { Button } from "../../../ui/button.tsx";
import { LayerList } from "../layers/layer-list.tsx";
import { SpecForm } from "../panel/form.tsx";
import { FormProvider, useFormOfSelected } from "../panel/form-context.ts";
import { JsonEditor } from "../panel/json-editor.tsx";
import { SpecState } from "../panel/spec-state.tsx";
import { NumbersTable } from "../stage/numbers-table.tsx";
import { ProblemCard } from "../stage/problem-card.tsx";
import { Stage } from "../stage/stage.tsx";
import { Toolbar } from "../stage/toolbar.tsx";
import { Published } from "../start/published.tsx";
import { StartFrom } from "../start/start-from.tsx";
import { StartPage } from "../start/start-page.tsx";
import { FocusField } from "./focus-field.tsx";
import { ReadOut } from "./read-out.tsx";

const tabs = [
  ["layers", "Layers"],
  ["edit", "Edit"],
  ["json", "JSON"],
  ["start", "Start from"],
] as const;

/** Design on a phone: the chart stays, what is under it is chosen at the bottom. */
export function PhoneDesign(): JSX.Element {
  const { store, editing } = useStudio();
  const isEmpty = store.workspace.value.layers.length === 0;
  const tab = editing.tab.value;
  const asked = editing.asksFor.value;
  useLayoutEffect(() => {
    // The rates of the run stand beside its length, above the layers.
    if (asked !== undefined) editing.tab.value = "layers";
  }, [asked]);
  return (
    <div class="phone-design">
      <h1 class="visually-hidden">Design</h1>
      <div class="phone-scroll">
        {isEmpty ? (
          tab === "start" ? (
            <>
              <Button look="quiet" class="button quiet back" onClick={() => (editing.tab.value = "edit")}>
                Back to the shapes
              </Button>
              <FolderList inset />
              <Published searching />
            </>
          ) : (
            <StartPage />
          )
        ) : (
          <>
            <Toolbar />
            <Stage />
            <ProblemCard />
            <Under tab={tab} />
          </>
        )}
      </div>
      {!isEmpty && (
        <div class="bottom-tabs" role="tablist" aria-label="Under the chart">
          {tabs.map(([value, name]) => (
            <button
              key={value}
              type="button"
              role="tab"
              aria-selected={tab === value}
              onClick={() => (editing.tab.value = value)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Under({ tab }: { readonly tab: (typeof tabs)[number][0] }): JSX.Element {
  const form = useFormOfSelected();
  if (tab === "layers")
    return (
      <>
        <LayerList />
        <NumbersTable />
      </>
    );
  if (tab === "start" || form === undefined)
    return (
      <>
        <FolderList inset />
        <StartFrom />
        <Published />
      </>
    );
  return (
    <FormProvider.Provider value={form}>
      <h2 class="visually-hidden">{tab === "edit" ? "Fields" : "JSON"}</h2>
      {tab === "edit" ? (
        <>
          <ReadOut />
          <FocusField />
          <SpecForm />
        </>
      ) : (
        <JsonEditor />
      )}
      <SpecState />
    </FormProvider.Provider>
  );
}

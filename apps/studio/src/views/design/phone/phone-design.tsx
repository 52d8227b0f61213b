import { formatLrFixed, formatShare, formatSteps, shortSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { FolderList } from "../../../server/folder-list.tsx";
import { select } from "../../../workspace/edits.ts";
import { LayerList } from "../layers/layer-list.tsx";
import { SpecForm } from "../panel/form.tsx";
import { FormProvider, useFormOfSelected } from "../panel/form-context.ts";
import { JsonEditor } from "../panel/json-editor.tsx";
import { SpecState } from "../panel/spec-state.tsx";
import { NumbersTable } from "../stage/numbers-table.tsx";
import { Stage } from "../stage/stage.tsx";
import { Toolbar } from "../stage/toolbar.tsx";
import { Published } from "../start/published.tsx";
import { StartFrom } from "../start/start-from.tsx";
import { StartPage } from "../start/start-page.tsx";
import { FocusField } from "./focus-field.tsx";

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
  return (
    <div class="phone-design">
      <h1 class="visually-hidden">Design</h1>
      <div class="phone-scroll">
        {isEmpty ? (
          tab === "start" ? (
            <Published searching />
          ) : (
            <StartPage />
          )
        ) : (
          <>
            <Toolbar />
            <Stage />
            <Under tab={tab} />
          </>
        )}
      </div>
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

/** What the card at the pointer says elsewhere: every layer at one step. A row selects its layer. */
function ReadOut(): JSX.Element {
  const { store, cursor, pinned } = useStudio();
  const { horizon } = store.workspace.value;
  const step = Math.min(cursor.value ?? pinned.value ?? Math.round(horizon.steps * 0.6), horizon.steps);
  const shown = store.drawn.value.filter(({ layer }) => !layer.hidden);
  const tokens =
    horizon.tokensPerStep === undefined ? "" : ` · ${shortSteps(step * horizon.tokensPerStep)} tok`;
  return (
    <section class="read-out" aria-label="Values at a step">
      <header>
        <b>step {formatSteps(Math.round(step))}</b>
        <span class="quiet-text">
          {formatShare(step / horizon.steps)}
          {tokens}
        </span>
        <span class="grow" />
        <span class="quiet-text">LR</span>
      </header>
      <ul>
        {shown.map(({ layer, curve }) => (
          <li key={layer.id}>
            <button
              type="button"
              class={layer.id === store.selected.value?.id ? "selected" : undefined}
              data-hue={((layer.hue - 1) % 8) + 1}
              onClick={() => store.adjust((workspace) => select(workspace, layer.id))}
            >
              <span class="swatch" />
              <span class="layer-name">{layer.name}</span>
              <span class="read-value">{formatLrFixed(curve.at(step))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

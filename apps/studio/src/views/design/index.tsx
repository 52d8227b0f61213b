import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { FolderList } from "../../server/folder-list.tsx";
import { LayerList } from "./layers/layer-list.tsx";
import { Panel } from "./panel/panel.tsx";
import { PhoneDesign } from "./phone/phone-design.tsx";
import { NumbersTable } from "./stage/numbers-table.tsx";
import { Stage } from "./stage/stage.tsx";
import { Toolbar } from "./stage/toolbar.tsx";
import { WaitsLine } from "./stage/waits-line.tsx";
import { Published } from "./start/published.tsx";
import { StartFrom } from "./start/start-from.tsx";
import { StartPage } from "./start/start-page.tsx";
import "./design.css";
import "./form.css";
import "./phone.css";

/** Schedules as layers of one chart, shaped by dragging or by typing. */
export function DesignView(): JSX.Element {
  const { store, width, editing } = useStudio();
  const isEmpty = store.workspace.value.layers.length === 0;
  if (width.value === "phone") return <PhoneDesign />;
  return (
    <Columns
      leftName="Layers"
      left={
        <>
          <LayerList />
          {!isEmpty && <FolderList inset />}
          {!isEmpty && <StartFrom />}
          {(!isEmpty || editing.browsing.value) && <Published searching={isEmpty} />}
        </>
      }
      rightName="Selected layer"
      right={isEmpty ? undefined : <Panel />}
    >
      <h1 class="visually-hidden">Design</h1>
      {isEmpty ? (
        <StartPage />
      ) : (
        <>
          <Toolbar />
          <Stage />
          <WaitsLine />
          <NumbersTable />
        </>
      )}
    </Columns>
  );
}

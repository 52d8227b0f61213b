import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { select } from "../../workspace/edits.ts";

/** The name of the plan; where there are several, a choice of them. */
export function Plan({ name }: { readonly name: string }): JSX.Element {
  const { store } = useStudio();
  const { layers } = store.workspace.value;
  if (layers.length < 2) return <strong>{name}</strong>;
  return (
    <select
      class="plan"
      aria-label="Schedule that is explained"
      value={store.selected.value?.id}
      onChange={(event) => {
        const id = event.currentTarget.value;
        store.adjust((workspace) => select(workspace, id));
      }}
    >
      {layers.map((layer) => (
        <option key={layer.id} value={layer.id}>
          {layer.name}
        </option>
      ))}
    </select>
  );
}

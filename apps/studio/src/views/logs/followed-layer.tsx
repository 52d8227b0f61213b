import { pin } from "anneal";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import type { LoadedLog } from "../../runs/types.ts";
import { Select } from "../../ui/select.tsx";

/** For a run whose LR was not logged: the layer of Design that it followed. The laws need one of both. */
export function FollowedLayer({ log }: { readonly log: LoadedLog }): JSX.Element {
  const { runs, store } = useStudio();
  const { horizon } = store.workspace.value;
  const drawn = store.drawn.value.filter(({ problems }) => problems.length === 0);
  const follow = (layerId: string): void => {
    const found = drawn.find(({ layer }) => layer.id === layerId);
    const { followed: _, ...rest } = log;
    const next: LoadedLog =
      found === undefined
        ? rest
        : { ...rest, followed: { layerId, spec: pin(found.spec, horizon), steps: Math.ceil(horizon.steps) } };
    runs.loaded.value = runs.loaded.value.map((each) => (each.id === log.id ? next : each));
  };
  if (drawn.length === 0) {
    return (
      <p class="quiet-text">
        Its learning rate was not logged. Draw the schedule that it followed in Design, then choose it here.
      </p>
    );
  }
  return (
    <Select
      label="Schedule that it followed"
      value={log.followed?.layerId ?? ""}
      choices={[
        { value: "", name: "Not known" },
        ...drawn.map(({ layer }) => ({ value: layer.id, name: layer.name })),
      ]}
      onChange={follow}
    />
  );
}

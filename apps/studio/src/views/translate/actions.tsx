import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { Button } from "../../ui/button.tsx";
import { addLayer, changeHorizon } from "../../workspace/edits.ts";
import type { Workspace } from "../../workspace/types.ts";
import type { Join, Joined } from "./join.ts";

/** Takes what was read into the workspace. */
export function Actions({ joined }: { readonly joined: Join }): JSX.Element | null {
  const { store, view, translate, announced } = useStudio();
  const { steps } = joined;
  const [a, b] = [joined.a, joined.b].map((each) => (each?.side.lacks ? undefined : each));
  const { layers, horizon } = store.workspace.value;
  const chosen = (translate.write.value === "b" ? b : a) ?? a ?? b;
  if (chosen === undefined || steps === undefined) return null;
  const letter = chosen.letter.toUpperCase();
  const add = (all: readonly Joined[]): void => store.commit((workspace) => withAll(workspace, all, steps));
  return (
    <div class="actions">
      <Button
        onClick={() => {
          add([chosen]);
          view.value = "design";
        }}
      >
        Open {letter} in Design
      </Button>
      {a && b && (
        <Button
          look="quiet"
          onClick={() => {
            add([a, b]);
            announced.value = "Both are layers in Design now";
            view.value = "design";
          }}
        >
          Add both as layers
        </Button>
      )}
      {layers.length > 0 && horizon.steps !== steps && (
        <p class="meta">
          The run in Design has {formatSteps(horizon.steps)} steps, this one {formatSteps(steps)}.
        </p>
      )}
    </div>
  );
}

/** An empty workspace takes the run over; one with layers keeps its own. */
function withAll(workspace: Workspace, all: readonly Joined[], steps: number): Workspace {
  const room =
    workspace.layers.length === 0 ? changeHorizon(workspace, { ...workspace.horizon, steps }) : workspace;
  return all.reduce((result, { side, spec }) => {
    const group = side.specs.length > 1 ? ` group ${side.group + 1}` : "";
    const source = `${side.framework} ${side.scheduler}`;
    return addLayer(result, { name: `${side.scheduler}${group}`, spec, source });
  }, room);
}

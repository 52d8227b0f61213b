import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { Icon } from "../../../ui/icon.tsx";
import { plainProblems } from "../problems/fixes.ts";

/** What does not hold, over the plot. Its words stay the same until the spec changes. */
export function ProblemCard(): JSX.Element | null {
  const { store, editing } = useStudio();
  const layer = store.selected.value;
  const drawn = store.drawnSelected.value;
  if (layer === undefined || drawn === undefined || drawn.problems.length === 0) return null;
  const isUnread = editing.drafts.value.has(layer.id);
  const [first] = plainProblems(drawn.problems, layer.spec, store.workspace.value.horizon);
  return (
    <div class="problem-card" role="alert">
      <Icon name="warning" />
      <p>
        {isUnread ? (
          <b>The JSON cannot be read.</b>
        ) : (
          <>
            <b>{first.title}</b> {first.detail}
          </>
        )}{" "}
        The grey dashes are the last valid curve.
      </p>
    </div>
  );
}

import type { Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import type { Studio } from "../app/studio.ts";
import { addLayer, changeHorizon } from "../workspace/edits.ts";

/** A schedule that another view found, for the workspace. */
export interface Sent {
  readonly name: string;
  readonly spec: Spec;
  /** Length of the run that it was made for. */
  readonly steps: number;
  /** Where it came from. */
  readonly source: string;
}

/**
 * Adds a schedule as a layer, in one undo step. A workspace without layers takes its length; one that is shorter grows, so
 * that all of the schedule can be seen, and says so.
 */
export function sendLayer({ store, notice, announced }: Studio, { name, spec, steps, source }: Sent): void {
  const { horizon, layers } = store.workspace.value;
  const length = Math.ceil(steps);
  const isNew = layers.length === 0;
  const grows = !isNew && length > horizon.steps;
  store.commit((workspace) =>
    addLayer(isNew || grows ? changeHorizon(workspace, { ...workspace.horizon, steps: length }) : workspace, {
      name,
      spec,
      source,
    }),
  );
  announced.value = `${name} is a layer now.`;
  if (!grows) return;
  notice.value = {
    says: `The workspace now has ${formatSteps(length)} steps, as many as ${name}. It had ${formatSteps(horizon.steps)}.`,
    action: {
      name: "Undo",
      act: () => {
        store.undo();
        notice.value = undefined;
      },
    },
  };
}

import type { Spec } from "anneal";
import { writeSpec } from "../workspace/edits.ts";
import type { Workspace } from "../workspace/types.ts";
import type { RaceNow } from "./record.ts";

/** The workspace with the peak of every layer at the rate that it raced at. What has it already stays as it is. */
export function withRates(workspace: Workspace, { plan, best }: Pick<RaceNow, "plan" | "best">): Workspace {
  return plan.racers.reduce((result, { id, peak }) => {
    const layer = result.layers.find((each) => each.id === id);
    const lr = best.get(id);
    if (layer === undefined || lr === undefined || Math.abs(lr / peak - 1) < 1e-9) return result;
    return writeSpec(result, id, withPeak(layer.spec as Spec, lr / peak));
  }, workspace);
}

/** One scale at the most: racing twice does not wrap a schedule twice. */
function withPeak(spec: Spec, by: number): Spec {
  if (spec.kind !== "scale") return { kind: "scale", by, of: spec };
  const whole = spec.by * by;
  return Math.abs(whole - 1) < 1e-9 ? spec.of : { ...spec, by: whole };
}

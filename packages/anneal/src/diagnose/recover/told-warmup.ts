import type { Spec } from "../../schedules/index.ts";
import type { RecoveredPhase } from "./phase.ts";

/** A schedule whose first steps were not logged, and the phases of it. */
interface Unseen {
  readonly spec: Spec;
  readonly phases: readonly RecoveredPhase[];
}

/**
 * The schedule with a linear warmup of `warmup` steps in front of the level that is assumed before the first logged step.
 * Nothing when no such level was assumed, or the warmup does not fit into it: then the log shows what there was.
 */
export function withToldWarmup({ spec, phases }: Unseen, warmup: number): Unseen | undefined {
  const [hold, ...rest] = phases;
  if (hold?.assumed !== true || hold.kind !== "constant" || warmup > hold.end) return undefined;
  if (spec.kind !== "sequence" || spec.of[0].kind !== "constant" || spec.of[0].over !== hold.end)
    return undefined;
  const peak = hold.to;
  // As a warmup of a preset does, it makes its first update one step up, not at 0.
  const from = peak / (warmup + 1);
  const rise: RecoveredPhase = {
    role: "warmup",
    shape: "linear",
    kind: "linear",
    begin: 0,
    end: warmup,
    from,
    to: peak,
    jump: false,
    assumed: true,
  };
  const ramp: Spec = { kind: "linear", from, to: peak, over: warmup };
  if (warmup === hold.end)
    return { spec: { kind: "sequence", of: [ramp, ...spec.of.slice(1)] }, phases: [rise, ...rest] };
  const level: Spec = { ...spec.of[0], over: hold.end - warmup };
  return {
    spec: { kind: "sequence", of: [ramp, level, ...spec.of.slice(1)] },
    phases: [rise, { ...hold, begin: warmup }, ...rest],
  };
}

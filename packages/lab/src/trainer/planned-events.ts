import { type Curve, eventsOf } from "anneal";
import { phases } from "anneal/describe";

/** What the schedule itself brings, known before the run. */
export interface PlannedEvents {
  /** In order of their steps: the end of a warmup, restarts. They come before that update. */
  readonly before: readonly { readonly step: number; readonly kind: "warmup end" | "restart" }[];
  /** Updates after which a snapshot is taken: the last of each cycle. */
  readonly snapshots: readonly number[];
}

/** Finds the events of a schedule in a run of so many updates. */
export function plannedEvents(curve: Curve, steps: number): PlannedEvents {
  const events = eventsOf(curve, steps);
  const [first] = phases(curve, steps);
  const top = first?.name === "warmup" ? Math.ceil(first.end) : steps;
  const restarts = events.filter(({ kind }) => kind === "restart");
  const before = [
    ...(top < steps ? [{ step: top, kind: "warmup end" as const }] : []),
    ...restarts.map(({ step }) => ({ step, kind: "restart" as const })),
  ];
  return {
    before: before.sort((one, other) => one.step - other.step),
    snapshots: events.filter(({ kind }) => kind === "snapshot").map(({ step }) => step),
  };
}

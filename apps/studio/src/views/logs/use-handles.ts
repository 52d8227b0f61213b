import { formatShare, formatSteps } from "anneal/describe";
import { useRef } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import type { ChartHandle } from "../../chart/types.ts";
import { firstStart, startOf } from "../../runs/candidates.ts";
import type { Candidate } from "../../runs/types.ts";
import { useLogsPage } from "./logs-context.ts";

/** Handles of the selected cooldown: where it begins, and how low it ends. */
export function useHandles(selected: string | undefined): readonly ChartHandle[] {
  const { runs } = useStudio();
  const { plan } = useLogsPage();
  const edit = useRef<{ readonly before: Candidate; isDone: boolean } | undefined>(undefined);
  const { candidates } = runs.outlook;
  const { ground } = plan.value;
  const candidate = candidates.value.find(({ id }) => id === selected);
  const isAsked = plan.value.asked.some(({ id }) => id === selected);
  if (candidate?.kind !== "cooldown" || !isAsked || runs.fitted.value === undefined) return [];
  const level = ground.past?.level ?? ground.peak;
  const { steps } = ground;
  const start = startOf(candidate, ground);
  const move = (change: Partial<typeof candidate>): void => {
    if (edit.current?.before.id !== candidate.id || edit.current.isDone)
      edit.current = { before: candidate, isDone: false };
    candidates.value = candidates.value.map((each) =>
      each.id === candidate.id ? ({ ...each, ...change } as Candidate) : each,
    );
  };
  // Esc takes the last edit back, also when it has come to rest: here nothing else undoes it.
  const done = (): void => {
    if (edit.current !== undefined) edit.current.isDone = true;
  };
  const cancel = (): void => {
    const before = edit.current?.before;
    if (before?.id === candidate.id)
      candidates.value = candidates.value.map((each) => (each.id === before.id ? before : each));
    edit.current = undefined;
  };
  const shared = { look: "ring", onDone: done, onCancel: cancel } as const;
  return [
    {
      ...shared,
      id: "start",
      label: "cooldown starts",
      moves: "x",
      step: start,
      value: level,
      limits: { steps: [firstStart(ground), steps - 1], values: [level, level] },
      says: `cooldown starts at step ${formatSteps(start)}, ${formatShare(start / steps).replace("%", " percent")}`,
      onMove: (to) => move({ start: Math.round(to.step), share: 1 - Math.round(to.step) / steps }),
    },
    {
      ...shared,
      id: "floor",
      label: "floor",
      moves: "y",
      step: steps,
      value: candidate.to * level,
      limits: { steps: [steps, steps], values: [0, level] },
      says: `cooldown ends at ${formatShare(candidate.to).replace("%", " percent")} of the peak`,
      onMove: (to) => move({ to: Math.max(0, Math.min(1, to.value / level)) }),
    },
  ];
}

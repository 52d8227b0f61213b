import type { RaceNow } from "./record.ts";

/** All results of a race, as they are: the report when it has ended, and every final run. */
export function raceJson({
  plan,
  state,
  standing,
  report,
  outcome,
  tried,
  runs,
  lost,
  found,
}: RaceNow): string {
  const named = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> => Object.fromEntries(map);
  const kept = {
    version: 1,
    state,
    racers: plan.racers.map(({ id, name, spec, peak }) => ({ id, name, spec, peak })),
    steps: plan.steps,
    seeds: plan.seeds,
    ...(outcome && { outcome }),
    ...(standing && { standing }),
    rates: named(tried),
    finalRuns: named(runs),
    lost,
    ...(found && { rangeTest: found }),
    ...(report && { report }),
  };
  return `${JSON.stringify(kept, null, 1)}\n`;
}

/** A cell that no spreadsheet takes for a formula or for two cells. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The loss curves of the final runs, a row for each reading. */
export function curvesCsv({ plan, runs, best }: Pick<RaceNow, "plan" | "runs" | "best">): string {
  const lines = plan.racers.flatMap(({ id, name, curve, peak }) =>
    (runs.get(id) ?? []).flatMap(({ seed, readings, test }) => {
      const by = (best.get(id) ?? peak) / peak;
      const row = (set: string, step: number, loss: number): string =>
        [cell(name), seed, set, step, curve.at(step) * by, loss].join(",");
      return [
        ...readings.map(({ step, loss }) => row("validation", step, loss)),
        ...(test === undefined ? [] : [row("test", test.step, test.loss)]),
      ];
    }),
  );
  return `${["schedule,seed,set,step,lr,loss", ...lines].join("\n")}\n`;
}

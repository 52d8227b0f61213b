import type { meanInterval, random } from "@anneal/lab";
import type { RacePlan, Racer } from "./plan.ts";
import type { RaceNow, SeedRun } from "./record.ts";

/** How one schedule stands. */
export interface StandingRow {
  readonly id: string;
  readonly mean: number;
  /** 95% interval of the mean over seeds. */
  readonly low: number;
  readonly high: number;
}

/** How all stand at one step that every run has passed, the lowest loss first. */
export interface Standing {
  readonly step: number;
  /** Seeds that no schedule has lost. */
  readonly seeds: number;
  readonly rows: readonly StandingRow[];
  /** Why the rows are not comparable yet; left out where they are. */
  readonly notYet?: string;
}

interface Statistics {
  readonly meanInterval: typeof meanInterval;
  readonly random: typeof random;
}

/** The standing of the final runs, by the lab's own intervals; `undefined` before every run was read once. */
export function standingOf(
  { plan, runs }: Pick<RaceNow, "plan" | "runs">,
  { meanInterval, random }: Statistics,
): Standing | undefined {
  const step = presentStep({ plan, runs });
  if (step === undefined) return undefined;
  const all = soundRuns({ plan, runs });
  const rows = plan.racers.map(({ id }, i): StandingRow => {
    const losses = all[i].map(
      (run) => run.readings.find((reading) => reading.step === step)?.loss ?? Number.NaN,
    );
    return { id, ...meanInterval(losses, random(0, `standing ${i}`).uniform) };
  });
  rows.sort((one, other) => one.mean - other.mean);
  const notYet = whyNotYet(plan, rows, step);
  return { step, seeds: Math.min(...all.map((seeds) => seeds.length)), rows, ...(notYet && { notYet }) };
}

/** Of each racer, the runs that did not diverge. */
const soundRuns = ({ plan, runs }: Pick<RaceNow, "plan" | "runs">): readonly (readonly SeedRun[])[] =>
  plan.racers.map(({ id }) => (runs.get(id) ?? []).filter(({ diverged }) => !diverged));

/** The last step at which every run has been read; `undefined` before each was read once. */
export function presentStep(now: Pick<RaceNow, "plan" | "runs">): number | undefined {
  const all = soundRuns(now);
  if (all.some((seeds) => seeds.length === 0)) return undefined;
  const last = Math.min(...all.flat().map(({ readings }) => readings.at(-1)?.step ?? 0));
  return last > 0 ? last : undefined;
}

const written = (step: number): string => step.toLocaleString("en");

/** Why losses at a step say little: a decay that is not over gains most at its end. */
function whyNotYet(plan: RacePlan, rows: readonly StandingRow[], step: number): string | undefined {
  const racerOf = ({ id }: StandingRow): Racer => plan.racers.find((racer) => racer.id === id) as Racer;
  const open = rows.map(racerOf).filter(({ falls }) => falls !== undefined && step < falls.to);
  const worst = open.at(-1);
  if (worst?.falls === undefined) return undefined;
  const isLast = worst === racerOf(rows[rows.length - 1]);
  const end = `The result is read at step ${written(plan.steps)}, where every schedule has finished its decay.`;
  const { from } = worst.falls;
  const when = `its LR only ${step < from ? "begins" : "began"} to fall at step ${written(from)}`;
  if (isLast && from > 0.2 * plan.steps) return `${worst.name} stands last, and ${when}. ${end}`;
  const share = Math.round((100 * worst.curve.at(step)) / worst.peak);
  return `${worst.name} still trains at ${share}% of its peak. ${end}`;
}

import type { meanInterval, random } from "@anneal/lab";
import { nextTurn } from "./next-turn.ts";
import type { RacePlan, Racer } from "./plan.ts";
import { countedRuns, presentStep } from "./present.ts";
import type { RaceNow } from "./record.ts";

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
  /** Seeds that are counted and that no schedule has lost. */
  readonly seeds: number;
  readonly rows: readonly StandingRow[];
  /** Why the rows are not comparable yet; left out where they are. */
  readonly notYet?: string;
}

interface Statistics {
  readonly meanInterval: typeof meanInterval;
  readonly random: typeof random;
}

/**
 * The standing of the final runs, by the lab's own intervals; `undefined` before every run was read once. What stands as
 * in the standing before is not worked out again; between two schedules the page has a turn.
 */
export async function standingOf(
  now: Pick<RaceNow, "plan" | "runs" | "standing">,
  { meanInterval, random }: Statistics,
): Promise<Standing | undefined> {
  const { plan, standing: before } = now;
  const step = presentStep(now);
  if (step === undefined) return undefined;
  const all = countedRuns(now);
  const seeds = Math.min(...all.map((counted) => counted.length));
  if (before?.step === step && before.seeds === seeds) return before;
  const rows: StandingRow[] = [];
  for (const [i, { id }] of plan.racers.entries()) {
    const losses = all[i].map(
      (run) => run.readings.find((reading) => reading.step === step)?.loss ?? Number.NaN,
    );
    await nextTurn();
    rows.push({ id, ...meanInterval(losses, random(0, `standing ${i}`).uniform) });
  }
  rows.sort((one, other) => one.mean - other.mean);
  const notYet = whyNotYet(plan, rows, step);
  return { step, seeds, rows, ...(notYet && { notYet }) };
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

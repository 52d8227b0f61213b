import type { ProgressStage } from "../ui/progress.tsx";
import type { RacePlan } from "./plan.ts";
import { heatOf, seedWords } from "./present.ts";
import { type RaceNow, stageNames } from "./record.ts";

/** Steps of the three stages, by which they are weighed. */
function workOf({ racers, rates, rateSeeds, seeds, steps }: RacePlan): readonly [number, number, number] {
  const sweeps = 3 * 120;
  return [sweeps, racers.length * rates * rateSeeds * steps, racers.length * seeds * steps];
}

/** The stages of a race, or of one that has not begun. */
export function stagesOf(now: RaceNow | undefined): readonly ProgressStage[] {
  const work = now === undefined ? [1, 10, 10] : workOf(now.plan);
  const whole = work.reduce((sum, each) => sum + each, 0);
  return stageNames.map((name, i) => ({
    name,
    // A short stage stays in sight.
    weight: Math.max(0.06, work[i] / whole),
    share: now?.shares[i] ?? 0,
  }));
}

/** Seconds that are left at the speed so far; `undefined` where that cannot be said or nothing is left. */
export function secondsLeft({ plan, shares, seconds, state }: RaceNow): number | undefined {
  if (state !== "running" && state !== "paused") return undefined;
  const work = workOf(plan);
  const whole = work.reduce((sum, each) => sum + each, 0);
  const done = work.reduce((sum, each, i) => sum + each * shares[i], 0) / whole;
  return done < 0.04 ? undefined : (seconds * (1 - done)) / done;
}

const written = (count: number): string => count.toLocaleString("en");

/** "seeds 4–6 of 8, step 267 of 800"; where all run at once, "8 seeds, step 267 of 800". */
function heatWords(now: RaceNow): string {
  const { plan, lost } = now;
  const heat = heatOf(now);
  const count = plan.seeds - lost.length;
  const who =
    heat === undefined || heat.seeds.length === count
      ? `${count} seeds`
      : `${seedWords(heat.seeds)} of ${plan.seeds}`;
  return `${who}, step ${written(heat?.step ?? 0)} of ${written(plan.steps)}`;
}

/** The stage that a race is at, and how far. */
export function wordsOf(now: RaceNow): { readonly stage: string; readonly says: string } {
  const { plan, state, stage, searched } = now;
  const { done, of } = searched ?? { done: 0, of: plan.racers.length * plan.rates * plan.rateSeeds };
  const says = ["three seeds, from low to high", `${done} of ${of} runs`, heatWords(now)][stage];
  if (state === "ended")
    return { stage: "Ended", says: `${plan.seeds} seeds, ${written(plan.steps)} steps each` };
  if (state === "failed") return { stage: "Could not go on", says: stageNames[stage].toLowerCase() };
  const name = stageNames[stage];
  if (state === "stopped") return { stage: "Stopped", says: `${name.toLowerCase()}: ${says}` };
  return { stage: state === "paused" ? `Paused, ${name.toLowerCase()}` : name, says };
}

import { pointsOf } from "../chart/points.ts";
import type { ChartSeries } from "../chart/types.ts";
import { lossText } from "./loss-text.ts";
import type { Racer } from "./plan.ts";
import { countedRuns, presentStep } from "./present.ts";
import type { RaceNow, SeedRun } from "./record.ts";

/** The LR curves of a race: at their own best peaks once these are known, at a peak of 1 before. */
export function lrSeries(
  racers: readonly Racer[],
  { steps, best }: { readonly steps: number; readonly best: ReadonlyMap<string, number> | undefined },
): readonly ChartSeries[] {
  const isKnown = best !== undefined && best.size > 0;
  return racers.map((racer): ChartSeries => {
    const { xs, ys } = pointsOf(racer, { steps });
    const by = (isKnown ? (best.get(racer.id) ?? 0) : 1) / racer.peak;
    return { name: racer.name, hue: racer.hue, xs, ys: ys.map((lr) => lr * by), id: racer.id };
  });
}

/** Curves to the present, and what lies ahead, pale. */
export const cutAt = (curves: readonly ChartSeries[], present: number): readonly ChartSeries[] =>
  curves.flatMap((whole): ChartSeries[] => {
    const cut = whole.xs.findLastIndex((x) => x <= present) + 1;
    return [
      { ...whole, id: `${whole.id} ahead`, look: "ahead", label: "none" },
      { ...whole, xs: whole.xs.slice(0, cut), ys: whole.ys.slice(0, cut) },
    ];
  });

/** Thin lines that still show anything. */
const mostThin = 64;

/** The losses of the final runs: each seed thin, and the mean of those that count, to the step that all have passed. */
export function lossSeries({ plan, runs }: Pick<RaceNow, "plan" | "runs">): readonly ChartSeries[] {
  const thin: ChartSeries[] = [];
  const means: ChartSeries[] = [];
  const thinEach = Math.floor(mostThin / plan.racers.length);
  const counted = countedRuns({ plan, runs });
  const present = presentStep({ plan, runs }) ?? 0;
  for (const [i, { id, name, hue }] of plan.racers.entries()) {
    const seeds = runs.get(id) ?? [];
    // Of many seeds the last are those that run now.
    for (const run of seeds.slice(-thinEach)) {
      if (run.readings.length === 0) continue;
      thin.push({
        id: `${id} ${run.seed}`,
        name,
        hue,
        ...columns(run.readings),
        look: "thin",
        label: "none",
      });
    }
    const mean = meanOf(counted[i]).filter(({ step }) => step <= present);
    if (mean.length === 0) continue;
    const note = lossText(mean[mean.length - 1].loss);
    means.push({ id, name, hue, ...columns(mean), label: "end", note });
  }
  return [...means, ...thin];
}

interface Point {
  readonly step: number;
  readonly loss: number;
}

const columns = (points: readonly Point[]): Pick<ChartSeries, "xs" | "ys"> => ({
  xs: Float64Array.from(points, ({ step }) => step),
  ys: Float64Array.from(points, ({ loss }) => loss),
});

/** The mean at every step that all seeds have read. */
export function meanOf(seeds: readonly Pick<SeedRun, "readings">[]): readonly Point[] {
  const count = Math.min(...seeds.map(({ readings }) => readings.length));
  if (seeds.length === 0 || count === 0) return [];
  return seeds[0].readings.slice(0, count).map(({ step }, i) => ({
    step,
    loss: seeds.reduce((sum, { readings }) => sum + readings[i].loss, 0) / seeds.length,
  }));
}

import { pointsOf } from "../chart/points.ts";
import type { ChartSeries } from "../chart/types.ts";
import { lossText } from "./loss-text.ts";
import type { Racer } from "./plan.ts";
import type { RaceNow, SeedRun } from "./record.ts";

interface LrOptions {
  readonly steps: number;
  /** The best peak of each racer, as far as it is known. */
  readonly best: ReadonlyMap<string, number> | undefined;
  /** The present; what lies ahead is pale. Left out when all is over. */
  readonly until: number | undefined;
}

/** The LR curves of a race: at their own best peaks once these are known, at a peak of 1 before. */
export function lrSeries(
  racers: readonly Racer[],
  { steps, best, until }: LrOptions,
): readonly ChartSeries[] {
  const isKnown = best !== undefined && best.size > 0;
  return racers.flatMap((racer): ChartSeries[] => {
    const { xs, ys } = pointsOf(racer, { steps });
    const by = (isKnown ? (best.get(racer.id) ?? 0) : 1) / racer.peak;
    const whole = { name: racer.name, hue: racer.hue, xs, ys: ys.map((lr) => lr * by) };
    if (until === undefined || !isKnown) return [{ ...whole, id: racer.id }];
    const cut = xs.findLastIndex((x) => x <= until) + 1;
    return [
      { ...whole, id: `${racer.id} ahead`, look: "ahead", label: "none" },
      { ...whole, id: racer.id, xs: xs.slice(0, cut), ys: whole.ys.slice(0, cut) },
    ];
  });
}

/** Thin lines that still show anything. */
const mostThin = 64;

/** The losses of the final runs: each seed thin, and the mean of those that did not diverge. */
export function lossSeries({ plan, runs }: Pick<RaceNow, "plan" | "runs">): readonly ChartSeries[] {
  const thin: ChartSeries[] = [];
  const means: ChartSeries[] = [];
  const thinEach = Math.floor(mostThin / plan.racers.length);
  for (const { id, name, hue } of plan.racers) {
    const seeds = runs.get(id) ?? [];
    for (const run of seeds.slice(0, thinEach)) {
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
    const mean = meanOf(seeds.filter(({ diverged }) => !diverged));
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

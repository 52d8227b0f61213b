import type { Signal } from "@preact/signals";
import type { ChartMark } from "../../chart/types.ts";
import { heatOf, seedWords } from "../../race/present.ts";
import type { RaceNow } from "../../race/record.ts";
import type { SetUp } from "./use-set-up.ts";

/** What both charts of a race are given. */
export interface RaceChartProps {
  readonly setUp: SetUp;
  readonly cursor: Signal<number | undefined>;
  readonly pinned: Signal<number | undefined>;
}

/** Room that charts above one another share, so that their steps stand above one another, too. */
export const sidesOf = (isPhone: boolean): { readonly left: number; readonly right: number } =>
  isPhone ? { left: 44, right: 112 } : { left: 64, right: 150 };

/** Where the runs are that are under way; where earlier seeds are through, it says whose mark it is. */
export function markOf(now: RaceNow | undefined): ChartMark | undefined {
  const heat = now === undefined || now.state === "ended" ? undefined : heatOf(now);
  if (heat === undefined || heat.step === 0) return undefined;
  const step = `step ${heat.step.toLocaleString("en")}`;
  return {
    step: heat.step,
    look: "present",
    right: heat.number === 0 ? step : `${seedWords(heat.seeds)}, ${step}`,
  };
}

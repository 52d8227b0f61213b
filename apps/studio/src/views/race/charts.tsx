import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { LossChart } from "./loss-chart.tsx";
import { LrChart } from "./lr-chart.tsx";
import type { SetUp } from "./use-set-up.ts";

/** The LR of every racer above its loss, on one axis of steps. */
export function Charts({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  // Steps of the race are not those of the workspace, so its charts have a cursor of their own.
  const cursor = useSignal<number | undefined>(undefined);
  const pinned = useSignal<number | undefined>(undefined);
  return (
    <div class="race-charts">
      <LrChart setUp={setUp} cursor={cursor} pinned={pinned} />
      <LossChart setUp={setUp} cursor={cursor} pinned={pinned} />
    </div>
  );
}

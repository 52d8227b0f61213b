import { warmupCosine, warmupLinear, warmupStableDecay } from "../../recipes/index.ts";
import type { Spec } from "../../schedules/index.ts";

/** A schedule with a name, to hold another against. */
export interface Named {
  readonly name: string;
  readonly spec: Spec;
}

/** The schedules in use, with this peak and warmup. */
export function baselinesOf({ peak, warmup }: { readonly peak: number; readonly warmup: number }): Named[] {
  return [
    { name: "cosine to 10%", spec: warmupCosine({ peak, warmup, floor: peak / 10 }) },
    { name: "cosine to 0", spec: warmupCosine({ peak, warmup }) },
    { name: "linear to 0", spec: warmupLinear({ peak, warmup }) },
    { name: "WSD, last 20%", spec: warmupStableDecay({ peak, warmup }) },
  ];
}

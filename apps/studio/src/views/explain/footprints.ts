import type { Curve } from "anneal";

/** Where a step of the hiker lands: which step of the run, and how much of the whole way lies behind. */
export interface Footprint {
  readonly step: number;
  readonly share: number;
}

/** More strides than this do not show. */
const most = 20_000;

/**
 * Footprints at even steps of the run, each at its share of the way: all step lengths before it, laid end to end, over
 * those of the whole run. None where the way has no length.
 */
export function footprintsOf({ at }: Curve, steps: number, count: number): readonly Footprint[] {
  const strides = Math.min(steps, most);
  const width = steps / strides;
  const way = new Float64Array(strides + 1);
  for (let i = 0; i < strides; i++) {
    const length = at(strides === steps ? i : (i + 0.5) * width);
    way[i + 1] = way[i] + Math.max(0, length) * width;
  }
  const whole = way[strides];
  if (!(whole > 0) || !Number.isFinite(whole)) return [];
  const shown = Math.min(count, steps);
  return Array.from({ length: shown }, (_, k) => {
    const stride = shown === 1 ? 0 : Math.round((k * strides) / (shown - 1));
    return { step: Math.round(stride * width), share: way[stride] / whole };
  });
}

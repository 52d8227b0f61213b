import type { Logged } from "anneal/series";

/** Checks of each of three stretches. */
const each = 30;
const floors = [2, 1.6, 1.45];

/**
 * A loss that nobody measured, to see a controller act on: it falls by exp(-k/2) towards a floor and stalls there, three
 * times over.
 */
export function exampleLoss(): Logged {
  const count = each * floors.length;
  const steps = Float64Array.from({ length: count }, (_, k) => k);
  const values = steps.map((k) => {
    const stretch = Math.floor(k / each);
    const above = (stretch === 0 ? 3.2 : floors[stretch - 1]) - floors[stretch];
    return floors[stretch] + above * Math.exp(-(k % each) / 2);
  });
  return { steps, values };
}

import type { Curve } from "anneal";

/** The LR of every update: `step,lr`. Numbers carry full precision. */
export function csvOf({ at }: Curve, steps: number): string {
  const rows = ["step,lr"];
  for (let step = 0; step < steps; step++) rows.push(`${step},${at(step)}`);
  return `${rows.join("\n")}\n`;
}

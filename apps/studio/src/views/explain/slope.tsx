import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import type { Footprint } from "./footprints.ts";

const height = 120;

/** The slope that the hiker walks down, as a sketch: steep at first, flat at the end. */
const heightAt = (share: number): number => 22 + (height - 40) * (1 - (1 - share) ** 2.2);

interface SlopeProps {
  readonly footprints: readonly Footprint[];
  readonly steps: number;
  /** In pixels: that of the chart above. */
  readonly width: number;
}

/** Footprints on a slope: far apart where the steps are long, close together where they are short. */
export function Slope({ footprints, steps, width }: SlopeProps): JSX.Element | null {
  if (footprints.length === 0) return null;
  const path = Array.from({ length: 51 }, (_, i) => `${(i / 50) * width} ${heightAt(i / 50)}`).join("L");
  const says = `${formatSteps(footprints.length)} of the ${formatSteps(steps)} steps as footprints down a slope, spaced by this curve's own rate`;
  return (
    <figure class="slope">
      <svg width={width} height={height} role="img" aria-label={says}>
        <path class="slope-line" d={`M${path}`} />
        {footprints.map(({ step, share }) => (
          <circle key={step} class="footprint" cx={share * width} cy={heightAt(share) - 8} r={3.5} />
        ))}
        <text x={30} y={14}>
          high loss
        </text>
        <text x={width} y={height - 2} text-anchor="end">
          low loss
        </text>
      </svg>
      <figcaption>
        A sketch of the slope. The dots are {formatSteps(footprints.length)} of the {formatSteps(steps)}{" "}
        steps, spaced by this curve's own rate.
      </figcaption>
    </figure>
  );
}

import type { JSX } from "preact";
import { clamp, type Frame } from "../geometry/index.ts";
import type { ChartShade } from "../types.ts";

interface ShadesProps {
  readonly frame: Frame;
  readonly shades: readonly ChartShade[];
}

interface Shaded extends ChartShade {
  readonly left: number;
  readonly right: number;
}

function inSight({ frame: { plot, x }, shades }: ShadesProps): readonly Shaded[] {
  return shades
    .map((shade) => ({
      ...shade,
      left: clamp(x(shade.from), plot.left, plot.right),
      right: clamp(x(shade.to), plot.left, plot.right),
    }))
    .filter(({ left, right }) => right > left);
}

/** Stretches of steps with a ground of their own, behind the curves. */
export function Shades(props: ShadesProps): JSX.Element {
  const { plot } = props.frame;
  return (
    <>
      {inSight(props).map(({ look, left, right }, k) => (
        <g key={`${look}${k}`} class={`chart-shade ${look}`}>
          <rect x={left} y={plot.top} width={right - left} height={plot.bottom - plot.top} />
          {look === "excluded" && <path class="chart-hatch" d={hatch(left, right, props.frame)} />}
        </g>
      ))}
    </>
  );
}

const gap = 6;

/** Slanted lines over a stretch, each cut at its sides. */
function hatch(left: number, right: number, { plot }: Frame): string {
  const [wide, tall] = [right - left, plot.bottom - plot.top];
  let path = "";
  for (let offset = gap; offset < wide + tall; offset += gap) {
    const [x1, x2] = [Math.max(0, offset - tall), Math.min(wide, offset)];
    path += `M${left + x1} ${plot.top + offset - x1}L${left + x2} ${plot.top + offset - x2}`;
  }
  return path;
}

/** Their names: above a bracket, else at the bottom. */
export function ShadeNames(props: ShadesProps): JSX.Element {
  const { plot } = props.frame;
  return (
    <>
      {inSight(props).map(({ look, label, left, right }, k) =>
        label === undefined ? undefined : (
          <text
            key={`${label}${k}`}
            class={`chart-word ${look}`}
            x={look === "bracket" ? (left + right) / 2 : left + 4}
            y={look === "bracket" ? plot.top - 8 : plot.bottom - 8}
            text-anchor={look === "bracket" ? "middle" : "start"}
          >
            {label}
          </text>
        ),
      )}
    </>
  );
}

import { formatLr, formatSteps, shortSteps, ticks } from "anneal/describe";
import type { JSX } from "preact";
import { insetSize } from "./inset-place.ts";
import type { Window } from "./inset-window.ts";
import type { Joined } from "./join.ts";

interface InsetProps {
  readonly window: Window;
  readonly a: Joined;
  readonly b: Joined;
  /** The first step that differs. */
  readonly first: number;
}

const { width, height } = insetSize;
const plot = { left: 52, right: width - 92, top: 30, bottom: height - 24 };

/** A closer look at where two curves differ by little. */
export function Inset({ window, a, b, first }: InsetProps): JSX.Element {
  const { from, to, low, high } = window;
  const pad = (high - low) * 0.06;
  const [bottom, top] = [low >= 0 && low < 0.3 * high ? 0 : low - pad, high + pad];
  const x = (step: number): number => plot.left + ((step - from) / (to - from)) * (plot.right - plot.left);
  const y = (value: number): number =>
    plot.bottom - ((value - bottom) / (top - bottom)) * (plot.bottom - plot.top);
  const levels = ticks(bottom, top, 4).filter((level) => level >= bottom && level <= top);
  const marks = ticks(from, to, 3).filter((step) => step >= from && step <= to);
  const path = ({ curve }: Joined): string =>
    Array.from({ length: 161 }, (_, i) => {
      const step = from + ((to - from) * i) / 160;
      return `${x(step).toFixed(1)} ${y(curve.at(step)).toFixed(1)}`;
    }).join("L");
  const ends = apart([a, b].map((each) => ({ each, at: y(each.curve.at(to)) })));
  const says = `A closer look at steps ${formatSteps(from)} to ${formatSteps(to)}: A ends at ${formatLr(a.curve.at(to))}, B at ${formatLr(b.curve.at(to))}`;
  return (
    <figure class="inset">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={says}>
        <text x={plot.left} y={18}>
          steps {formatSteps(from)} to {formatSteps(to)}
        </text>
        {first > from && (
          <rect
            class="inset-shade"
            x={x(first)}
            y={plot.top}
            width={plot.right - x(first)}
            height={plot.bottom - plot.top}
          />
        )}
        {levels.map((level) => (
          <g key={level}>
            <line class="inset-grid" x1={plot.left} x2={plot.right} y1={y(level)} y2={y(level)} />
            <text x={plot.left - 8} y={y(level) + 4} text-anchor="end">
              {formatLr(level)}
            </text>
          </g>
        ))}
        {marks.map((step) => (
          <text key={step} x={x(step)} y={plot.bottom + 16} text-anchor="middle">
            {to - from < 1000 ? formatSteps(step) : shortSteps(step)}
          </text>
        ))}
        <path class="inset-b" d={`M${path(b)}`} />
        <path class="inset-a" d={`M${path(a)}`} />
        {ends.map(({ each, at }) => (
          <g key={each.letter} class={`inset-end-${each.letter}`}>
            <circle cx={plot.right} cy={y(each.curve.at(to))} r={3.5} />
            <text class="inset-name" x={plot.right + 9} y={at - 1}>
              {each.letter.toUpperCase()} {courseOf(each, window)}
            </text>
            <text x={plot.right + 9} y={at + 13}>
              {formatLr(each.curve.at(to))}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** What a curve does from its middle in the window to its end there. */
function courseOf({ curve }: Joined, { from, to, low, high }: Window): string {
  const [middle, end] = [curve.at(from + (to - from) / 2), curve.at(to)];
  if (Math.abs(end - middle) < 0.01 * (high - low)) return "holds";
  return end > middle ? "rises" : "falls";
}

/** Two labels of two lines each, moved apart where they would touch. */
function apart<Label extends { readonly at: number }>(labels: readonly Label[]): readonly Label[] {
  const lowest = plot.bottom - 14;
  const [one, other] = labels
    .map((label) => ({ ...label, at: Math.min(label.at, lowest) }))
    .sort((p, q) => p.at - q.at);
  const missing = 30 - (other.at - one.at);
  if (missing <= 0) return [one, other];
  const moved = Math.min(other.at + missing / 2, lowest);
  return [
    { ...one, at: moved - 30 },
    { ...other, at: moved },
  ];
}

import type { JSX } from "preact";
import { axisTicks } from "../../race/axis-ticks.ts";
import { lossText } from "../../race/loss-text.ts";

export interface IntervalRow {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Under the name. */
  readonly note?: string;
}

/** A table whose last column draws each interval as a dot and a bar on one axis. */
export function Intervals({
  rows,
  what,
}: {
  readonly rows: readonly IntervalRow[];
  readonly what: string;
}): JSX.Element {
  const [low, high] = limitsOf(rows);
  const at = (value: number): string =>
    `${(100 * Math.max(0, Math.min(1, (value - low) / (high - low)))).toFixed(2)}%`;
  const marks = rows.length === 0 ? [] : axisTicks(low, high);
  return (
    <table class="race-intervals">
      <thead>
        <tr>
          <th scope="col">Schedule</th>
          <th scope="col">{what}</th>
          <th scope="col">95% interval</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, hue, mean, low: from, high: to, note }, i) => (
          <tr key={id} data-hue={hue === 0 ? 0 : ((hue - 1) % 8) + 1}>
            <th scope="row">
              <span class="race-named">
                <span class="race-dot" />
                <span class={i === 0 ? "first" : undefined}>{name}</span>
              </span>
              {note !== undefined && <span class="race-saved meta">{note}</span>}
            </th>
            <td class={i === 0 ? "first" : undefined}>{lossText(mean)}</td>
            <td>
              <span class="visually-hidden">
                {lossText(from)} to {lossText(to)}
              </span>
              <span class="interval" aria-hidden="true" title={`${lossText(from)} to ${lossText(to)}`}>
                {Number.isFinite(from) && Number.isFinite(to) && (
                  <span class="interval-bar" style={{ left: at(from), right: `calc(100% - ${at(to)})` }} />
                )}
                <span class="interval-dot" style={{ left: at(mean) }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
      {marks.length > 0 && (
        <tfoot aria-hidden="true">
          <tr>
            <td colSpan={2} />
            <td>
              <span class="interval-axis">
                {marks.map(({ value, label }) => (
                  <span key={value} style={{ left: at(value) }}>
                    {label}
                  </span>
                ))}
              </span>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** What all intervals span, with a little room. */
function limitsOf(rows: readonly IntervalRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - room, high + room];
}

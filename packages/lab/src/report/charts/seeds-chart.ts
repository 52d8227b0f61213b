import { formatSteps, ticks } from "anneal/describe";
import type { ArmDetail, Interval } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import { decimalsFor, differenceText } from "../words/numbers.ts";
import { type Size, scaleOf, xAxis } from "./frame.ts";
import { svg } from "./svg.ts";
import { label, px } from "./text.ts";

/** One seed, trained with both schedules. */
export interface Pair {
  readonly seed: number;
  /** Test loss of the baseline less that of the schedule; nothing where one of the two diverged. */
  readonly saved: number | undefined;
  readonly note?: string;
}

/** Seeds that both arms were trained with. */
export function pairsOf(arm: ArmDetail, baseline: ArmDetail): readonly Pair[] {
  return arm.seeds.flatMap((one): Pair[] => {
    const other = baseline.seeds.find(({ seed }) => seed === one.seed);
    if (other === undefined) return [];
    const saved = other.test - one.test;
    const isKnown = typeof one.test === "number" && typeof other.test === "number" && Number.isFinite(saved);
    if (isKnown && one.diverged === undefined && other.diverged === undefined)
      return [{ seed: one.seed, saved }];
    const note =
      one.diverged !== undefined && other.diverged !== undefined
        ? "both diverged"
        : other.diverged !== undefined
          ? "constant diverged"
          : "diverged";
    return [{ seed: one.seed, saved: undefined, note }];
  });
}

/** Pixels of a row: more with few seeds, less with many. */
const rowHeight = (count: number): number =>
  count <= 12 ? Math.max(22, Math.min(44, 176 / count)) : count <= 24 ? 14 : 8;

/** Height of the chart for so many seeds. */
export const seedsHeight = (count: number): number => Math.max(250, 76 + count * rowHeight(count));

/** What each seed saved: a dot a seed, filled on the better side, and the mean with its interval. */
export function seedsChart(pairs: readonly Pair[], saved: Interval | undefined, size: Size): Markup {
  const values = pairs.flatMap((pair) => (pair.saved === undefined ? [] : [pair.saved]));
  const ends = saved === undefined ? [] : [saved.low, saved.high];
  const finite = [0, ...values, ...ends].filter(Number.isFinite);
  const plot = { left: 74, top: 6, right: size.width - 16, bottom: size.height - 26 };
  const { marks, unit, start } = roundMarks(Math.min(...finite), Math.max(...finite));
  const x = scaleOf({ low: start, high: marks[marks.length - 1] }, plot.left, plot.right);
  const decimals = Math.max(0, Math.min(9, Math.ceil(-Math.log10(unit) - 1e-9)));
  const height = rowHeight(pairs.length);
  const mean = pairs.length * height + 14 + plot.top + height / 2;
  const grid = marks
    .filter((value) => value !== 0)
    .map((value) => `M${px(Math.floor(x.at(value)) + 0.5)} ${plot.top}V${plot.bottom}`);
  return svg(titleOf(values, pairs.length, saved), size, [
    html`<path class="grid" d="${grid.join("")}"/><path class="zero" d="M${px(Math.floor(x.at(0)) + 0.5)} ${plot.top}V${plot.bottom}"/>`,
    xAxis(
      marks.map((value) => ({ value, text: value === 0 ? "0" : differenceText(value, decimals) })),
      x,
      plot,
    ),
    ...pairs.map((pair, k) =>
      row(pair, { y: plot.top + (k + 0.5) * height, height, left: plot.left, zero: x.at(0), at: x.at }),
    ),
    saved === undefined ? html`` : meanRow(saved, { y: mean, left: plot.left, at: x.at }),
  ]);
}

/** Round places, the outer ones at or beyond both ends; where nothing is below 0 the line of 0 keeps a little room. */
function roundMarks(
  low: number,
  high: number,
): { readonly marks: readonly number[]; readonly unit: number; readonly start: number } {
  const found = high > low ? ticks(low, high, 5) : [0, 1];
  const unit = found.length > 1 ? found[1] - found[0] : high - low;
  const [first, last] = [Math.floor(low / unit + 1e-9), Math.ceil(high / unit - 1e-9)];
  const marks = Array.from({ length: last - first + 1 }, (_, k) =>
    Number(((first + k) * unit).toPrecision(12)),
  );
  return { marks, unit, start: low < 0 ? marks[0] : -0.15 * unit };
}

interface Row {
  readonly y: number;
  readonly left: number;
  readonly at: (value: number) => number;
}

function row(
  { seed, saved, note }: Pair,
  { y, height, left, zero, at }: Row & { readonly height: number; readonly zero: number },
): Markup {
  const name =
    height < 12 ? undefined : label(`seed ${seed}`, { x: left - 10, y: y + 4, as: "ax", anchor: "end" });
  if (saved === undefined) return html`${name}${label(`✗ ${note}`, { x: zero + 8, y: y + 4, as: "ax bad" })}`;
  const radius = height < 12 ? 2.5 : 4;
  return html`${name}<circle class="${saved > 0 ? "f0" : "ring s0"}" cx="${px(at(saved))}" cy="${px(y)}" r="${saved > 0 ? radius : radius - 0.4}"/>`;
}

function meanRow({ mean, low, high }: Interval, { y, left, at }: Row): Markup {
  const bar =
    Number.isFinite(low) && Number.isFinite(high)
      ? html`<path class="s0 interval" d="M${px(at(low))} ${px(y)}H${px(at(high))}"/>`
      : undefined;
  const place = px(at(mean));
  const point = Number.isFinite(mean)
    ? html`<path class="f0" d="M${place} ${px(y - 6)}l6 6l-6 6l-6 -6z"/>`
    : undefined;
  return html`${label("mean", { x: left - 10, y: y + 4, as: "name ink", anchor: "end" })}${bar}${point}`;
}

function titleOf(values: readonly number[], count: number, saved: Interval | undefined): string {
  const better = values.filter((value) => value > 0).length;
  const first = `Loss saved against the best constant rate, seed by seed: ${formatSteps(better)} of ${formatSteps(count)} seeds are better.`;
  if (saved === undefined) return first;
  const decimals = decimalsFor(saved);
  return `${first} Mean ${differenceText(saved.mean, decimals)}, 95% interval ${differenceText(saved.low, decimals)} to ${differenceText(saved.high, decimals)}.`;
}

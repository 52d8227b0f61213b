import { formatLr, formatLrFixed, formatShare, formatSteps, shortSteps } from "anneal/describe";
import { valueAt } from "./geometry/index.ts";
import { horizonOf } from "./layout.ts";
import type { ChartProps, ChartSeries } from "./types.ts";

/** One curve at the step of the read-out. */
export interface ReadoutRow {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
  readonly selected: boolean;
  readonly value: number;
  readonly shown: string;
}

/** More rows than this hide the chart. */
export const mostRows = 12;

/** The value of each curve at a step, the highest first. Seeds are left out, and what ends before the step. */
export function rowsAt(
  step: number,
  series: readonly ChartSeries[],
  value: ChartProps["value"],
): readonly ReadoutRow[] {
  const rows = new Map<string, ReadoutRow>();
  const isOnlySeeds = series.every(({ look }) => look === "thin");
  for (const each of series) {
    if ((each.look === "thin" && !isOnlySeeds) || rows.has(each.name)) continue;
    const found = each.at === undefined ? valueAt(each, step) : each.at(step);
    if (!Number.isFinite(found)) continue;
    const { id, name, hue, selected = false } = each;
    rows.set(name, { id, name, hue, selected, value: found, shown: show(found, value) });
  }
  return [...rows.values()].sort((a, b) => b.value - a.value || Number(b.selected) - Number(a.selected));
}

/** A value with a width that does not change from step to step. */
function show(found: number, { as, format }: ChartProps["value"]): string {
  if (as === "lr") return formatLrFixed(found);
  return (
    format?.(found) ??
    (Math.abs(found) < 1e4 && Math.abs(found) >= 1e-3 ? found.toPrecision(4) : formatLrFixed(found))
  );
}

/** The head of the read-out: "step 15,000" and "60% · 1.54B tok". */
export function headAt(step: number, props: ChartProps): { readonly main: string; readonly more: string } {
  if (props.across === "lr") return { main: `LR ${formatLr(step)}`, more: "" };
  const { steps, stepsPerEpoch, tokensPerStep } = horizonOf(props);
  const more = [
    formatShare(step / steps),
    ...(props.along === "epochs" && stepsPerEpoch ? [`epoch ${formatSteps(step / stepsPerEpoch)}`] : []),
    ...(tokensPerStep ? [`${shortSteps(step * tokensPerStep)} tok`] : []),
  ];
  return { main: `step ${formatSteps(step)}`, more: more.join(" · ") };
}

/** The read-out as a sentence, for who hears it. */
export function spokenAt(step: number, props: ChartProps, series: readonly ChartSeries[]): string {
  const { main } = headAt(step, props);
  const share = props.across === "lr" ? "" : `, ${formatShare(step / horizonOf(props).steps)}`;
  const rows = rowsAt(step, series, props.value).slice(0, mostRows);
  return `${main}${share}: ${rows.map(({ name, shown }) => `${name} ${shown}`).join(", ") || "no curve"}`;
}

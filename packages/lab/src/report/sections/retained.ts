import { formatLr, formatShare, formatSteps } from "anneal/describe";
import { ratesChart } from "../charts/rates-chart.ts";
import { figure } from "../charts/svg.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { shortLoss } from "../words/numbers.ts";

type Retained = NonNullable<View["details"]["retained"]>[number];

/** Fine-tuning: what learning the new data costs on the old, for each peak. */
export function retained(view: View): Markup | undefined {
  const rows = [...(view.details.retained ?? [])].sort((a, b) => a.peakLr - b.peakLr);
  if (rows.length === 0) return undefined;
  const peak = view.report.recommended.peakLr;
  const chosen = rows.find(({ peakLr }) => peakLr === peak);
  const series = [
    {
      label: "New data",
      hue: 0,
      isHeavy: true,
      points: rows.map(({ peakLr, fresh }) => ({ peakLr, loss: fresh })),
    },
    {
      label: "Old data",
      hue: 1,
      isHeavy: false,
      points: rows.map(({ peakLr, after }) => ({ peakLr, loss: after })),
    },
  ];
  const title = "Loss on the new and on the old data, after fine-tuning, by peak LR.";
  return html`<section><h2>What it costs on the old data</h2><p>${textOf(chosen, rows)}</p>
<div class="two">${figure("Loss on old and new data", 250, (size) => ratesChart(series, size, { marked: peak, title }))}
<div><table><thead><tr><th scope="col">Peak</th><th scope="col">New data</th><th scope="col">Old data</th><th scope="col">Change on old</th></tr></thead><tbody>${rows.map((row) => rowOf(row, peak))}</tbody></table></div></div></section>`;
}

/** Of a loss below this no share is said. */
const leastWhole = 1e-6;

/** `+12%`, `×45`; nothing where there was next to no loss before. */
function changeOf({ before, after }: Retained): string {
  const times = after / before;
  if (!(before >= leastWhole) || !Number.isFinite(times)) return "";
  if (times >= 10) return `×${formatSteps(Math.round(times))}`;
  const share = Math.round(1000 * (times - 1)) / 1000;
  return `${share > 0 ? "+" : ""}${formatShare(share)}`;
}

function textOf(chosen: Retained | undefined, rows: readonly Retained[]): string {
  const first = `Before fine-tuning the loss on the old data was ${shortLoss(rows[0].before)}.`;
  const last = tradeOf(rows);
  if (chosen === undefined) return `${first}${last}`;
  const change = changeOf(chosen);
  return `${first} At the recommended peak of ${formatLr(chosen.peakLr)} it ends at ${shortLoss(chosen.after)}${change === "" ? "" : ` (${change})`}, while the new data reach ${shortLoss(chosen.fresh)}.${last}`;
}

/** Which of the peaks that were tried is best for either side. */
function tradeOf(rows: readonly Retained[]): string {
  if (rows.length < 2) return "";
  const lowest = (of: "after" | "fresh"): Retained => rows.reduce((a, b) => (b[of] < a[of] ? b : a));
  const [old, fresh] = [lowest("after"), lowest("fresh")];
  return old === fresh
    ? ` Of these peaks ${formatLr(old.peakLr)} ends lowest on both.`
    : ` Of these peaks ${formatLr(old.peakLr)} ends lowest on the old data, at ${shortLoss(old.after)}, and ${formatLr(fresh.peakLr)} on the new, at ${shortLoss(fresh.fresh)}.`;
}

const rowOf = (row: Retained, peak: number): Markup =>
  html`<tr${row.peakLr === peak && html` class="chosen"`}><th scope="row">${formatLr(row.peakLr)}${row.peakLr === peak && html`<span class="chip less">recommended</span>`}</th><td>${shortLoss(row.fresh)}</td><td>${shortLoss(row.after)}</td><td>${changeOf(row)}</td></tr>`;

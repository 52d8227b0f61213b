import { formatLr, formatShare } from "anneal/describe";
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
  return html`<section><h2>What the old data pay</h2><p>${textOf(chosen, rows)}</p>
<div class="two">${figure("Loss on old and new data", 250, (size) => ratesChart(series, size, { marked: peak, title }))}
<div><table><thead><tr><th scope="col">Peak</th><th scope="col">New data</th><th scope="col">Old data</th><th scope="col">Change on old</th></tr></thead><tbody>${rows.map((row) => rowOf(row, peak))}</tbody></table></div></div></section>`;
}

const changeOf = ({ before, after }: Retained): string => {
  const share = Math.round(1000 * (after / before - 1)) / 1000;
  return Number.isFinite(share) ? `${share > 0 ? "+" : ""}${formatShare(share)}` : "";
};

function textOf(chosen: Retained | undefined, rows: readonly Retained[]): string {
  const first = `Before fine-tuning the loss on the old data was ${shortLoss(rows[0].before)}.`;
  const last = "A lower peak forgets less and learns less; a higher one the other way round.";
  if (chosen === undefined) return `${first} ${last}`;
  return `${first} At the recommended peak of ${formatLr(chosen.peakLr)} it ends at ${shortLoss(chosen.after)} (${changeOf(chosen)}), while the new data reach ${shortLoss(chosen.fresh)}. ${last}`;
}

const rowOf = (row: Retained, peak: number): Markup =>
  html`<tr${row.peakLr === peak && html` class="chosen"`}><th scope="row">${formatLr(row.peakLr)}${row.peakLr === peak && html`<span class="chip less">recommended</span>`}</th><td>${shortLoss(row.fresh)}</td><td>${shortLoss(row.after)}</td><td>${changeOf(row)}</td></tr>`;

import { lossChart } from "../charts/loss-chart.ts";
import { lrChart } from "../charts/lr-chart.ts";
import { figure } from "../charts/svg.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { changesText } from "../words/changes.ts";
import { type Stage, traceCaption, traceOf } from "../words/trace.ts";

/** LR and loss side by side, and the trace from what entered to the result. */
export function changes(view: View): Markup {
  return html`<section><h2>What changes</h2><p>${changesText(view)}</p>
<div class="two">${figure("The learning rate over the run", 258, (size) => lrChart(view, size))}
${figure("What it does to the loss", 258, (size) => lossChart(view, size))}</div>
<ol class="trace">${traceOf(view).map(stage)}</ol><p class="hint">${traceCaption(view)}</p></section>`;
}

const stage = ({ name, facts }: Stage): Markup =>
  html`<li><h3>${name}</h3><dl>${facts.map(([what, value]) => html`<dt>${what}</dt><dd>${value}</dd>`)}</dl></li>`;

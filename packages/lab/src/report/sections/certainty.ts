import { formatLr } from "anneal/describe";
import { ratesChart, type Series } from "../charts/rates-chart.ts";
import { pairsOf, seedsChart, seedsHeight } from "../charts/seeds-chart.ts";
import { figure } from "../charts/svg.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { caveats, sureText } from "../words/certainty.ts";

/** How sure the answer is: every seed, every rate, and what the figures do not say. */
export function certainty(view: View): Markup {
  const { candidate, baseline, details, hueOf } = view;
  const pairs = candidate === undefined ? [] : pairsOf(candidate, baseline);
  const height = seedsHeight(pairs.length);
  const series = details.rates
    .map(
      ({ schedule, label, points }): Series => ({
        label,
        hue: hueOf(schedule),
        isHeavy: schedule === candidate?.schedule,
        points,
      }),
    )
    .sort((a, b) => Number(b.isHeavy) - Number(a.isHeavy));
  const marked = (candidate ?? baseline).peakLr;
  const title = `Mean validation loss by peak LR of ${series.map(({ label }) => label).join(", ")}. Recommended peak ${formatLr(marked)}.`;
  const seeds =
    pairs.length === 0
      ? undefined
      : figure("Loss saved against constant, by seed", height, (size) =>
          seedsChart(pairs, candidate?.saved, size),
        );
  const rates =
    series.length === 0
      ? undefined
      : figure("Every schedule at every rate tried", Math.min(height, 300), (size) =>
          ratesChart(series, size, { marked, title }),
        );
  const { text, notes } = caveats(view);
  return html`<section><h2>How sure this is</h2><p>${sureText(view)}</p>
<div class="two">${seeds}
${rates}</div>
<div class="caveat"><p><b>What this does not say.</b> ${text}</p>${notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}</div></section>`;
}

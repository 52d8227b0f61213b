import { formatLr, formatShare, formatSteps } from "anneal/describe";
import type { ArmDetail, Interval } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { comparedText } from "../words/certainty.ts";
import { decimalsFor, differenceText, lossText, none, span } from "../words/numbers.ts";

/** The schedules of the final seeds, lowest mean first. */
export function compared(view: View): Markup {
  const { details } = view;
  const rows = [...details.arms].sort((a, b) => a.test.mean - b.test.mean);
  const hasAccuracy = rows.some((arm) => arm.accuracy !== undefined);
  return html`<section><h2>Schedules compared</h2><p>${comparedText(view)}</p>
<p class="hint sideways">The table scrolls sideways →</p>
<div class="scroll all-columns" tabindex="0" role="region" aria-label="Schedules compared"><table><thead><tr><th scope="col">Schedule</th><th scope="col">Best peak</th><th scope="col">Loss</th><th scope="col">95% interval</th>${hasAccuracy && html`<th scope="col">Accuracy</th>`}<th scope="col">Saved against constant</th><th scope="col">Seeds better</th></tr></thead>
<tbody>${rows.map((arm) => row(arm, view, hasAccuracy))}</tbody></table></div></section>`;
}

function row(arm: ArmDetail, view: View, hasAccuracy: boolean): Markup {
  const { decimals, hueOf, report, baseline } = view;
  const isChosen = arm.schedule === report.recommended.schedule && arm.peakLr === report.recommended.peakLr;
  const isBase = arm.schedule === baseline.schedule && arm.peakLr === baseline.peakLr;
  const accuracy =
    arm.accuracy === undefined ? none : formatShare(Math.round(arm.accuracy.mean * 1000) / 1000);
  const chip = isChosen
    ? html`<span class="chip">${view.details.certain ? "recommended" : "best guess"}</span>`
    : undefined;
  return html`<tr${isChosen && html` class="chosen"`}><th scope="row"><i class="f${hueOf(arm.schedule)}"></i>${arm.label}${chip}</th><td>${formatLr(arm.peakLr)}</td><td class="loss">${lossText(arm.test.mean, decimals)}</td><td>${span(intervalOf(arm), decimals)}</td>${hasAccuracy && html`<td>${accuracy}</td>`}<td>${savedOf(arm, isBase)}</td><td>${betterOf(arm)}</td></tr>`;
}

/** A loss that is never below 0 has an interval that is not either. */
function intervalOf({ test, seeds }: ArmDetail): Interval {
  const isBounded = test.mean >= 0 && seeds.every((seed) => !(seed.test < 0));
  return isBounded && test.low < 0 ? { ...test, low: 0 } : test;
}

function savedOf({ saved }: ArmDetail, isBase: boolean): Markup {
  if (saved === undefined) return isBase ? html`<small>baseline</small>` : html`${none}`;
  const decimals = decimalsFor(saved);
  return html`${differenceText(saved.mean, decimals)} <small>(${differenceText(saved.low, decimals)} to ${differenceText(saved.high, decimals)})</small>`;
}

const betterOf = ({ seedsBetter, seeds }: ArmDetail): string =>
  seedsBetter === undefined ? "" : `${formatSteps(seedsBetter)} of ${formatSteps(seeds.length)}`;

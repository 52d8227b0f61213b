import { hueOf } from "../chart/lines.ts";
import { escapeText } from "../chart/text.ts";
import { formatLr, formatShare, formatSteps } from "../format.ts";
import { levelAt } from "../level-at.ts";
import { updatesIn } from "../phases.ts";
import type { Summary } from "../summarise.ts";

/** One row of the table of layers. */
export interface Row {
  readonly name: string;
  readonly place: number;
  readonly summary: Summary;
}

/** The numbers of all layers, the selected one first; the sums also as a share of its sum. */
export function layersTable(rows: readonly Row[]): string {
  const several = rows.length > 1;
  const unequal = rows.some((row) => row.summary.steps !== rows[0].summary.steps);
  const head = [
    ...(unequal ? [["Steps", "less"]] : []),
    ["Peak", ""],
    ["At 50%", "less"],
    ["Final", ""],
    ["Warmup", "less"],
    ["Decay", "less"],
    ["Mean LR", "less"],
    ["Sum of LR", ""],
    ...(several ? [["Of the first", "less"]] : []),
  ].map(([text, name]) => `<th${name && ` class="${name}"`}>${text}</th>`);
  const body = rows.map(({ name, place, summary }, k) => {
    const { peak, half, final, warmupSteps, decaySteps, mean, sum, steps } = summary;
    const share = rows[0].summary.sum > 0 ? formatShare(sum / rows[0].summary.sum) : "";
    const decay =
      decaySteps === 0 ? "none" : `${formatSteps(decaySteps)} · ${formatShare(decaySteps / steps)}`;
    return (
      `<tr${several && k === 0 ? ' class="selected"' : ""}><td><i style="background:var(--curve${hueOf(place)})"></i>${escapeText(name)}</td>` +
      `${unequal ? `<td class="less">${formatSteps(steps)}</td>` : ""}<td>${formatLr(peak)}</td><td class="less">${formatLr(half)}</td><td>${formatLr(final)}</td>` +
      `<td class="less">${warmupSteps === 0 ? "none" : formatSteps(warmupSteps)}</td><td class="less">${decay}</td>` +
      `<td class="less">${formatLr(mean)}</td><td>${formatLr(sum)}</td>${several ? `<td class="less">${share}</td>` : ""}</tr>`
    );
  });
  return `<table><thead><tr><th>Schedule</th>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** Each schedule in a sentence. */
export function sentencesTable(rows: readonly (Row & { readonly told: string })[]): string {
  const body = rows.map(
    ({ name, place, told }) =>
      `<tr><td><i style="background:var(--curve${hueOf(place)})"></i>${escapeText(name)}</td><td class="left told">${escapeText(told)}</td></tr>`,
  );
  return `<table><tbody>${body.join("")}</tbody></table>`;
}

const most = 100;
const colours = { warmup: "warmup", hold: "hold", cooldown: "cooldown", tail: "hold", cycles: "hold" };

/** What a schedule does, phase by phase. */
export function phasesTable({ phases, steps }: Summary, at: (step: number) => number): string {
  const body = phases.slice(0, most).map((phase) => {
    const { name, start, shape = "" } = phase;
    const count = updatesIn(phase);
    return (
      `<tr><td><i class="phase" style="background:var(--${colours[name]})"></i>${name}</td><td class="left less">${escapeText(shape)}</td>` +
      `<td>${formatSteps(Math.ceil(start))}</td><td>${formatSteps(count)}</td><td class="less">${formatShare(count / steps)}</td>` +
      `<td>${formatLr(at(start))}</td><td>${formatLr(levelAt(at, phase))}</td></tr>`
    );
  });
  const rest =
    phases.length > most ? `<tr><td colspan="7">and ${formatSteps(phases.length - most)} more</td></tr>` : "";
  return (
    '<table><thead><tr><th>Phase</th><th class="left less">Shape</th><th>From step</th><th>Steps</th><th class="less">Share</th><th>First LR</th><th>Leads to</th></tr></thead>' +
    `<tbody>${body.join("")}${rest}</tbody></table>`
  );
}

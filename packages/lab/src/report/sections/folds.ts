import { formatLr, formatSteps } from "anneal/describe";
import { rangeChart } from "../charts/range-chart.ts";
import type { RunLine } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { counted, duration, none, shortLoss } from "../words/numbers.ts";

/** More runs than this are in `report.json` only. */
const mostRuns = 400;

/** What only the engineer opens: range test, all runs, data and split, the command. */
export function folds(view: View): Markup {
  const { report, details } = view;
  const total = Math.max(report.runs, details.allRuns.length);
  return html`<div class="folds">
${details.rangeTest === undefined ? undefined : fold("Range test and the bracket it gave", rangeTest(details.rangeTest))}
${fold(`${total === 1 ? "The run" : `All ${formatSteps(total)} runs`}${report.diverged > 0 ? `, ${formatSteps(report.diverged)} of them diverged` : ""}`, runs(details.allRuns))}
${fold("Data, model and split", facts(view))}
${fold("Repeat this report", repeat(view))}
</div>`;
}

const fold = (name: string, content: Markup): Markup =>
  html`<details><summary>${name}</summary><div>${content}</div></details>`;

function rangeTest(test: NonNullable<View["details"]["rangeTest"]>): Markup {
  const rows = test.suggestions.map(
    ({ rule, lr, why }) =>
      html`<tr><th scope="row">${rule}</th><td>${lr === null ? none : formatLr(lr)}</td><td class="left free">${why}</td></tr>`,
  );
  return html`<p>The rate grew step by step while the loss was watched, with ${counted(test.seeds, "seed")}; the curve is smoothed. ${test.verdict}</p>
<div class="plot wide">${rangeChart(test, { width: 520, height: 250 })}</div><div class="narrow plot">${rangeChart(test, { width: 328, height: 230 })}</div>
${rows.length > 0 && html`<div class="scroll"><table class="dense"><thead><tr><th scope="col">Rule</th><th scope="col">LR</th><th scope="col" class="left">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`}`;
}

function runs(all: readonly RunLine[]): Markup {
  if (all.length === 0) return html`<p>No run was listed.</p>`;
  const hasTest = all.some(({ test }) => test !== null);
  const more =
    all.length > mostRuns
      ? html`<p class="hint">And ${formatSteps(all.length - mostRuns)} more in report.json.</p>`
      : undefined;
  return html`<div class="scroll"><table class="dense"><thead><tr><th scope="col">Stage</th><th scope="col" class="left">Schedule</th><th scope="col">Peak</th><th scope="col">Seed</th><th scope="col" class="less">Steps</th><th scope="col">Validation</th>${hasTest && html`<th scope="col" class="less">Test</th>`}<th scope="col" class="less">Time</th></tr></thead>
<tbody>${all.slice(0, mostRuns).map((run) => runRow(run, hasTest))}</tbody></table></div>${more}`;
}

function runRow(
  { stage, schedule, peakLr, seed, steps, valid, test, diverged, seconds }: RunLine,
  hasTest: boolean,
): Markup {
  const start = html`<tr><td>${stage}</td><td class="left">${schedule}</td><td>${formatLr(peakLr)}</td><td>${seed}</td><td class="less">${formatSteps(steps)}</td>`;
  if (diverged === undefined)
    return html`${start}<td>${shortLoss(valid)}</td>${hasTest && html`<td class="less">${test === null ? "" : shortLoss(test)}</td>`}<td class="less">${duration(seconds)}</td></tr>`;
  if (stage === "range test")
    return html`${start}<td>stopped at LR ${formatLr(diverged.lr)}</td>${hasTest && html`<td class="less"></td>`}<td class="less">${duration(seconds)}</td></tr>`;
  const where = `diverged at step ${formatSteps(diverged.step)}, LR ${formatLr(diverged.lr)}, after a loss of ${shortLoss(diverged.lastFiniteLoss)}`;
  return html`${start}<td class="bad free">${where}</td>${hasTest && html`<td class="less"></td>`}<td class="less">${duration(seconds)}</td></tr>`;
}

function facts({ report, details }: View): Markup {
  const { optimizer } = details;
  const settings = Object.entries(optimizer ?? {}).map(([name, value]) =>
    name === "kind" ? String(value) : `${name} ${value}`,
  );
  const all: readonly (readonly [string, string])[] = [
    ["task", report.task],
    ...details.facts.map(({ name, value }) => [name, value] as const),
    ["figures are", `${report.metric}, lower is better`],
    ...(settings.length > 0 ? [["optimizer", settings.join(", ")] as const] : []),
    ...(details.batchSize === undefined ? [] : [["batch", formatSteps(details.batchSize)] as const]),
    ["each run", counted(details.steps, "step")],
  ];
  return html`<dl class="wide-list">${all.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><p>Choosing reads the validation part only. The final seeds are fresh, and the test part is read once a run, at its end.</p>`;
}

function repeat({ report, details }: View): Markup {
  const command = details.command.map(quoted).join(" ");
  return html`<pre class="all" tabindex="0" role="region" aria-label="Command">${command}</pre><p>On the same machine the same seed makes the same runs, bit for bit; a budget in time may end after another number of them. This took ${duration(report.seconds)} on ${counted(details.cores, "core")}.</p>`;
}

/** An argument as a shell takes it. */
const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;

import { formatLr, formatSteps } from "anneal/describe";
import { numbered, rangeChart } from "../charts/range-chart.ts";
import type { RunLine } from "../data.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { isOutside } from "../words/certainty.ts";
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
  const rows = numbered(test.suggestions).map(
    ({ number, rule, lr, why }) =>
      html`<tr><th scope="row"><i class="${number === undefined ? "blank" : "number"}">${number}</i>${rule}</th><td>${lr === null ? none : formatLr(lr)}</td><td class="left free">${why}</td></tr>`,
  );
  return html`<p>The rate grew step by step while the loss was watched, with ${counted(test.seeds, "seed")}; the curve is smoothed. ${test.verdict}</p>
<div class="plot wide">${rangeChart(test, { width: 520, height: 250 })}</div><div class="narrow plot">${rangeChart(test, { width: 328, height: 230 })}</div>
${rows.length > 0 && html`<div class="scroll"><table class="dense"><thead><tr><th scope="col">Rule</th><th scope="col">LR</th><th scope="col" class="left">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`}`;
}

function runs(all: readonly RunLine[]): Markup {
  if (all.length === 0) return html`<p>No run was listed.</p>`;
  const more =
    all.length > mostRuns
      ? html`<p class="hint">And ${formatSteps(all.length - mostRuns)} more in report.json.</p>`
      : undefined;
  const head = ["Stage", "Schedule", "Peak", "Seed", "Steps", "Validation", "Test", "Time"];
  const names = head.map(
    (text) =>
      html`<th scope="col" class="${text === "Schedule" ? "left" : less.has(text) ? "less" : ""}">${text}</th>`,
  );
  return html`<div class="scroll"><table class="dense"><thead><tr>${names}<th scope="col" class="left less">Note</th></tr></thead>
<tbody>${all.slice(0, mostRuns).map(runRow)}</tbody></table></div>${more}`;
}

/** Columns that a phone leaves out. */
const less: ReadonlySet<string> = /* @__PURE__ */ new Set(["Steps", "Test", "Time"]);

function runRow(run: RunLine): Markup {
  const { stage, schedule, peakLr, seed, steps, valid, test, seconds } = run;
  const { text, isBad, note } = endOf(run);
  return html`<tr><td>${stage}</td><td class="left">${schedule}</td><td>${formatLr(peakLr)}</td><td>${seed}</td><td class="less">${formatSteps(steps)}</td><td${isBad && html` class="bad"`}>${text ?? shortLoss(valid)}</td><td class="less">${test === null ? "" : shortLoss(test)}</td><td class="less">${duration(seconds)}</td><td class="left less">${note}</td></tr>`;
}

/** How a run ended, where it was not read to its end. A range test ends where the loss rises, as it should. */
function endOf({ stage, diverged }: RunLine): {
  readonly text?: string;
  readonly isBad?: boolean;
  readonly note?: string;
} {
  if (diverged === undefined) return {};
  const { step, lr, lastFiniteLoss } = diverged;
  if (stage === "range test") return { text: "", note: `stopped at LR ${formatLr(lr)}` };
  return {
    text: `✗ at step ${formatSteps(step)}`,
    isBad: true,
    note: `diverged at LR ${formatLr(lr)}, after a loss of ${shortLoss(lastFiniteLoss)}`,
  };
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
  const same = isOutside(details)
    ? "The same seed asks for the same runs; whether they come out the same is up to the command that trains"
    : "On the same machine the same seed makes the same runs, bit for bit";
  return html`<pre class="all" tabindex="0" role="region" aria-label="Command">${command}</pre><p>${same}; a budget in time may end after another number of them. This took ${duration(report.seconds)} on ${counted(details.cores, "core")}.</p>`;
}

/** An argument as a shell takes it. */
const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;

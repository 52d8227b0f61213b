import { formatLr } from "anneal/describe";
import { codeFor } from "../code/code-for.ts";
import type { CodeSample } from "../code/sample.ts";
import type { Arm } from "../data.ts";
import { highlight } from "../page/highlight.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { counted } from "../words/numbers.ts";
import { curveOf } from "../words/schedule-words.ts";

/** Longer samples are cut in the middle: the file beside the report has them whole. */
const longest = 12_000;

/** The code of the recommended schedule in tabs that need no script. */
export function use(view: View, samples: readonly CodeSample[]): Markup | undefined {
  if (samples.length === 0) return undefined;
  const { recommended } = view.report;
  const about = `${recommended.label}, peak ${formatLr(recommended.peakLr)}, ${counted(view.details.steps, "step")}. A click selects all of a box.`;
  const lacking = lackingIn(recommended);
  const inputs = samples.map(
    (_, k) => html`<input type="radio" name="code" id="code${k}"${k === 0 && html` checked`}>`,
  );
  const labels = samples.map(({ name }, k) => html`<label class="tab${k}" for="code${k}">${name}</label>`);
  const panels = samples.map(
    ({ name, language, text }, k) =>
      html`<div class="panel panel${k}"><pre class="all" tabindex="0" role="region" aria-label="${name}"><code>${highlight(cut(text), language)}</code></pre></div>`,
  );
  return html`<section><h2>Use it</h2><p class="hint">${about}</p>${lacking !== "" && html`<p>${lacking}</p>`}<div class="tabs">${inputs}<div class="bar">${labels}</div>
${panels}</div></section>`;
}

function cut(text: string): string {
  if (text.length <= longest) return text.trimEnd();
  const lines = text.trimEnd().split("\n");
  const [first, last] = [lines.slice(0, 60), lines.slice(-10)];
  return `${first.join("\n")}\n… ${lines.length - 70} more lines …\n${last.join("\n")}`.slice(0, 2 * longest);
}

/** What the figures rest on beside the spec. */
function lackingIn({ controller, evaluateOn }: Arm): string {
  const parts = [
    controller !== undefined &&
      `Besides, a ${controller.kind} controller watched the validation loss and cut the rate: the code holds the schedule without it.`,
    evaluateOn === "ema" &&
      "The figures are those of the averaged weights: keep an average of them beside the code.",
    evaluateOn === "snapshots" &&
      "The figures are those of the ensemble of the weights at the end of each cycle: save them there, and average what they predict.",
  ];
  return parts.filter((part) => part !== false).join(" ");
}

/** The code of what a report recommends; none where its spec is not one that anneal reads. */
export function samplesOf({ report, details }: View): readonly CodeSample[] {
  const { spec, peakLr } = report.recommended;
  const { steps, optimizer } = details;
  if (curveOf(spec, steps) === undefined) return [];
  return codeFor(spec, { steps, peakLr, ...(optimizer !== undefined && { optimizer }) });
}

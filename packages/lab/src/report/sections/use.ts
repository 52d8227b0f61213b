import { formatLr } from "anneal/describe";
import { codeFor } from "../code/code-for.ts";
import type { CodeSample } from "../code/sample.ts";
import { highlight } from "../page/highlight.ts";
import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { counted } from "../words/numbers.ts";

/** Longer samples are cut in the middle: the file beside the report has them whole. */
const longest = 12_000;

/** The code of the recommended schedule in tabs that need no script. */
export function use(view: View, samples: readonly CodeSample[]): Markup {
  const { recommended } = view.report;
  const about = `${recommended.label}, peak ${formatLr(recommended.peakLr)}, ${counted(view.details.steps, "step")}. A click selects all of a box.`;
  const inputs = samples.map(
    (_, k) => html`<input type="radio" name="code" id="code${k}"${k === 0 && html` checked`}>`,
  );
  const labels = samples.map(({ name }, k) => html`<label class="tab${k}" for="code${k}">${name}</label>`);
  const panels = samples.map(
    ({ name, language, text }, k) =>
      html`<div class="panel panel${k}"><pre class="all" tabindex="0" role="region" aria-label="${name}"><code>${highlight(cut(text), language)}</code></pre></div>`,
  );
  return html`<section><h2>Use it</h2><p class="hint">${about}</p><div class="tabs">${inputs}<div class="bar">${labels}</div>
${panels}</div></section>`;
}

function cut(text: string): string {
  if (text.length <= longest) return text.trimEnd();
  const lines = text.trimEnd().split("\n");
  const [first, last] = [lines.slice(0, 60), lines.slice(-10)];
  return `${first.join("\n")}\n… ${lines.length - 70} more lines …\n${last.join("\n")}`.slice(0, 2 * longest);
}

/** The code of what a report recommends. */
export const samplesOf = ({ report, details }: View): readonly CodeSample[] =>
  codeFor(report.recommended.spec, {
    steps: details.steps,
    peakLr: report.recommended.peakLr,
    ...(details.optimizer !== undefined && { optimizer: details.optimizer }),
  });

import { html, type Markup } from "../page/markup.ts";
import type { View } from "../view.ts";
import { figuresOf, leadOf, titleOf } from "../words/answer.ts";
import { counted, dayOf } from "../words/numbers.ts";

/** What was run in one line, the answer, a sentence, and four figures. */
export function head(view: View): Markup {
  const { report, details } = view;
  const meta = [
    dayOf(details.date),
    `seed ${details.seed}`,
    details.budget === "" ? "" : `budget ${details.budget}`,
    counted(details.cores, "core"),
  ].filter((part) => part !== "");
  const figures = figuresOf(view).map(
    ({ value, what, note }) => html`<li><b>${value}</b><span>${what}</span><small>${note}</small></li>`,
  );
  return html`<header><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M1.5 17C3 17 4 3.500 5.500 3.500H11C12.500 3.500 13 17 18.500 17"/></svg><b>anneal ${verbOf(details.command)}</b><span>${report.task}</span><span class="when">${meta.join(" · ")}</span></header>
<h1>${titleOf(view)}</h1>
<p class="lead">${leadOf(view)}</p>
<ul class="figures">${figures}</ul>`;
}

/** The word that the command was called by; others may stand before it, such as `anneal`. */
const verbOf = (command: readonly string[]): string =>
  command.find((word) => word === "tune" || word === "compare") ?? "tune";

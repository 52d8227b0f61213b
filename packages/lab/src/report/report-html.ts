import type { TuneReport } from "./data.ts";
import { html, Markup } from "./page/markup.ts";
import { styleSheet } from "./page/style.ts";
import { certainty } from "./sections/certainty.ts";
import { changes } from "./sections/changes.ts";
import { compared } from "./sections/compared.ts";
import { folds } from "./sections/folds.ts";
import { head } from "./sections/head.ts";
import { retained } from "./sections/retained.ts";
import { samplesOf, use } from "./sections/use.ts";
import { viewOf } from "./view.ts";
import { titleOf } from "./words/answer.ts";

/** Nothing is loaded and nothing runs, even if a name should get past the escaping. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A report as one page that holds everything it shows: the answer as the title, four figures with their intervals, what
 * the schedule changes, how sure that is and what it does not say, every schedule, the code, and the evidence in folds.
 * It loads nothing, runs nothing, follows the reader's theme, prints, and fits a phone. Whatever comes from data or from
 * a command (names, columns, facts, notes) is escaped.
 *
 * @param report what `tune` found, as `report.json` has it.
 */
export function reportHtml(report: TuneReport): string {
  const view = viewOf(report);
  const samples = samplesOf(view);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<link rel="icon" href="data:,">
<title>${titleOf(view)}</title>
<style>
${new Markup(styleSheet(samples.length))}
</style>
</head>
<body>
<main>
${head(view)}
${changes(view)}
${certainty(view)}
${retained(view)}
${compared(view)}
${use(view, samples)}
${folds(view)}
<footer>Made by anneal on this machine. The file holds everything it shows and loads nothing.</footer>
</main>
</body>
</html>
`;
  return page.text;
}

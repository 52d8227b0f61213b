import { toJson } from "../compile/index.ts";
import type { Horizon } from "../units/index.ts";
import { escapeText } from "./chart/text.ts";
import { drawSvg, type Layer, placeOf, type SvgOptions, stepsOf } from "./draw-svg.ts";
import { type Explanation, explain } from "./explain.ts";
import { markJson, prettyJson } from "./page/json.ts";
import { styleSheet } from "./page/style.ts";
import { layersTable, phasesTable, type Row, sentencesTable } from "./page/tables.ts";
import { sentence, spoken } from "./sentence.ts";
import { summarise } from "./summarise.ts";
import { counted } from "./words/amounts.ts";

/** What a page shows. */
export interface HtmlOptions extends Omit<SvgOptions, "theme" | "width" | "height"> {
  /** Stands under everything in small type: the command that made the page, say. */
  readonly note?: string;
}

/** Nothing is loaded and nothing runs, even if a name should get past the escaping. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A page of learning rates over steps in one file: the phases in a sentence, the chart, the numbers, the selected
 * schedule in plain words, the specs as JSON. It follows the reader's theme, prints, fits a phone, loads nothing and
 * runs nothing; names and specs are escaped.
 *
 * @throws AnnealError when there is no layer, or a size is out of range.
 * @example drawHtml([{ name: "constant", curve: compile(constant({ value: 1 }), { steps: 9 }) }], { steps: 9 }).slice(0, 15); // "<!doctype html>"
 */
export function drawHtml(layers: readonly Layer[], options: HtmlOptions): string {
  const { steps, selected = 0, note } = options;
  const title = options.title ?? (layers.length === 1 ? layers[0].name : `${layers.length} schedules`);
  const chart = { ...options, theme: "auto", title: "" } as const;
  const wide = drawSvg(layers, { ...chart, width: 904, height: 400 });
  const narrow = drawSvg(layers, { ...chart, width: 344, height: 260 });
  const chosen = layers[selected];
  const ordered = [chosen, ...layers.filter((layer) => layer !== chosen)];
  const rows = ordered.map((layer) => ({
    name: layer.name,
    place: placeOf(layer, layers),
    summary: summarise(layer.curve, stepsOf(layer, steps), layer.spec),
  }));
  const specs = ordered.filter((layer) => layer.spec !== undefined);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>${escapeText(title)}</title>
<style>
${styleSheet()}
</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
${subtitle(ordered, rows, steps)}
<figure class="wide">${wide}</figure>
<figure class="narrow">${narrow}</figure>
<h2>Numbers</h2>
${layersTable(rows)}
<h2>${layers.length > 1 ? `Phases of ${escapeText(chosen.name)}` : "Phases"}</h2>
${phasesTable(rows[0].summary, chosen.curve.at)}
<h2>More</h2>
${ordered.map((layer) => inWords(explained(layer, options, layers.length > 1))).join("\n")}
${specs.map(specFold).join("\n")}
<footer>${note === undefined ? "" : `${escapeText(note)}<br>`}Made by anneal. This file holds everything it shows and loads nothing.</footer>
</main>
</body>
</html>
`;
}

/** What one schedule does, or a line for each of several. */
function subtitle(layers: readonly Layer[], rows: readonly Row[], steps: number): string {
  const told = layers.map((layer) => {
    const own = stepsOf(layer, steps);
    const start = `${counted(own, "step")}: ${sentence(layer.curve, own, layer.spec)}`;
    return layers.length > 1 ? start : `${start}. It ${spoken(layer.curve, own, layer.spec)}.`;
  });
  if (layers.length === 1) return `<p>${proseOf(told[0])}</p>`;
  return sentencesTable(rows.map((row, k) => ({ ...row, told: told[k] })));
}

function explained(layer: Layer, { steps, stepsPerEpoch }: HtmlOptions, isNamed: boolean): Explanation {
  const horizon: Horizon = layer.horizon ?? { steps, ...(stepsPerEpoch !== undefined && { stepsPerEpoch }) };
  const { name, spec } = layer;
  const about = { ...(isNamed && { name }), ...(spec !== undefined && { spec }) };
  return explain(layer.curve, { ...horizon, steps: stepsOf(layer, steps) }, about);
}

/** Text as HTML in which a number such as 1e-3 is not broken at its hyphen. */
const proseOf = (text: string): string =>
  escapeText(text).replace(/\d+(?:\.\d+)?e-\d+/g, (number) => `<span class="whole">${number}</span>`);

function inWords({ title, paragraphs, sources }: Explanation): string {
  const list = sources.map(
    ({ authors, arxiv, says }) => `<li>${escapeText(`${authors}: ${says}. arXiv ${arxiv}`)}</li>`,
  );
  return [
    `<details><summary>In plain words: ${escapeText(title.replace(/^How far/, "how far"))}</summary>`,
    ...paragraphs.map((paragraph) => `<p>${proseOf(paragraph)}</p>`),
    list.length > 0 ? `<ol>${list.join("")}</ol>` : "",
    "</details>",
  ].join("\n");
}

function specFold({ name, spec }: Layer, k: number): string {
  const json = spec === undefined ? "" : prettyJson(JSON.parse(toJson(spec)));
  return `<details${k === 0 ? " open" : ""}><summary>${escapeText(name)} as JSON</summary>\n<pre tabindex="0">${markJson(json)}</pre></details>`;
}

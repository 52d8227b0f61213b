import { drawChart } from "../../chart/draw-chart.ts";
import { type LossLine, lossChart, plotted } from "../../forecast/pictures.ts";
import { alignColumns, wrap } from "../../output/layout.ts";
import { createPen } from "../../output/look.ts";
import { tellWarning } from "../../output/messages.ts";
import { printable } from "../../output/text-width.ts";
import { mostLayers, type PlotLayer, plot } from "../../plot/plot.ts";
import { type Context, lookFor, type Options } from "../context.ts";
import { pageWith, saveAll } from "./shared.ts";

/** What a command found, ready to be told, drawn and written. */
export interface Findings {
  readonly title: string;
  /** A table, its head first. Its cells but the first are numbers. */
  readonly rows: readonly (readonly string[])[];
  /** Sentences under the table. */
  readonly says?: readonly string[];
  readonly lines: readonly LossLine[];
  /** The LRs are drawn, too, where they are what was asked for. */
  readonly rates?: boolean;
  readonly warnings: readonly string[];
  /** What `--json` prints. */
  readonly json: unknown;
  /** What goes into a .json file. */
  readonly file: unknown;
}

/** Prints what was found, as text or JSON, and writes the files that were asked for. */
export async function present(
  found: Findings,
  {
    options,
    outs,
    io,
    command,
  }: { readonly options: Options; readonly outs: readonly string[]; readonly command: string } & Pick<
    Context,
    "io"
  >,
): Promise<void> {
  const { title, rows, says = [], lines, warnings } = found;
  const chart = lossChart(title, lines);
  if (options.json === true) await io.write(`${JSON.stringify(found.json)}\n`);
  else {
    await io.write(`${textOf(found, chart.panels[0].most, { options, io }).join("\n")}\n`);
    for (const warning of new Set(warnings)) tellWarning(io, warning);
  }
  const html = (): string =>
    pageWith(
      title,
      [
        { svg: drawChart(chart, { theme: "auto" }) },
        { heading: "Numbers", rows },
        { sentences: [...says, ...warnings.map((warning) => `! ${warning}`)] },
      ],
      command,
    );
  await saveAll(outs, { svg: (theme) => drawChart(chart, { theme }), html, json: () => found.file }, io);
}

function textOf(
  { title, rows, says = [], lines, rates = false }: Findings,
  most: number | undefined,
  { options, io }: { readonly options: Options } & Pick<Context, "io">,
): readonly string[] {
  const look = lookFor(options, io);
  const size = { width: look.width, ascii: look.ascii };
  const shown = lines.slice(0, mostLayers).map((line) => ({ ...line, name: printable(line.name) }));
  const table = alignColumns(
    rows.map((row) => row.map(printable)),
    rows[0].map((_, i) => i).slice(1),
  );
  const left = lines.length > shown.length ? [`the first ${shown.length} of ${lines.length} are drawn`] : [];
  return [
    createPen(look.color).bold(printable(title)),
    ...[...table, ...says.flatMap((say) => wrap(printable(say), look.width - 2, "  "))].map(
      (line) => `  ${line}`,
    ),
    "",
    ...(rates ? [...plot(shown.map(rateLayer), size), ""] : []),
    ...plot(shown.map(plotted), { ...size, levels: { most: most ?? Infinity } }),
    ...left,
  ];
}

const rateLayer = ({ name, lr }: LossLine): PlotLayer => ({ name, at: (step) => lr[step], steps: lr.length });

import { type Explanation, explain as explainCurve } from "anneal/describe";
import { alignColumns, wrap } from "../output/layout.ts";
import { createPen } from "../output/look.ts";
import { printable } from "../output/text-width.ts";
import { type Context, lookFor, type Options, readLayers } from "./context.ts";

/** `anneal explain`: schedules in plain words, for a person who does not code. */
export async function explain(words: readonly string[], options: Options, context: Context): Promise<number> {
  const layers = await readLayers(words, options, context);
  const explained = layers.map(({ name, curve, horizon, spec }) => ({
    name,
    ...explainCurve(curve, horizon, layers.length > 1 ? { spec, name } : spec),
  }));
  if (options.json === true) await context.io.write(`${JSON.stringify(explained, null, 2)}\n`);
  else {
    const { color, width } = lookFor(options, context.io);
    const texts = explained.map((each) =>
      explanationLines(each, { pen: createPen(color), width }).join("\n"),
    );
    await context.io.write(`${texts.join("\n\n")}\n`);
  }
  return 0;
}

/** An explanation as lines: title, paragraphs, a small table, sources. */
export function explanationLines(
  { title, paragraphs, facts, sources }: Explanation,
  { pen, width }: { readonly pen: ReturnType<typeof createPen>; readonly width: number },
): readonly string[] {
  const table = alignColumns(facts.map(({ label, value }) => [label, printable(value)]));
  const cited = sources.flatMap(({ authors, arxiv, says }, i) =>
    wrap(`[${i + 1}] ${authors}: ${says}. arXiv ${arxiv}`, width, "    "),
  );
  return [
    pen.bold(printable(title)),
    ...paragraphs.flatMap((paragraph) => ["", ...wrap(printable(paragraph), width)]),
    ...(table.length > 0 ? ["", ...table] : []),
    ...(cited.length > 0 ? ["", ...cited.map(pen.dim)] : []),
  ];
}

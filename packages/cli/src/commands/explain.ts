import { type Explanation, explain as explainCurve, formatSteps } from "anneal/describe";
import { type CostOptions, readCost, timeInWords } from "../input/price.ts";
import { alignColumns, wrap } from "../output/layout.ts";
import { createPen } from "../output/look.ts";
import { printable } from "../output/text-width.ts";
import { type Context, lookFor, type Options, readLayers } from "./context.ts";
import { costOf, costSentences, questions, type RunCost } from "./explain/cost.ts";

/** `anneal explain`: schedules in plain words, for a person who does not code. */
export async function explain(words: readonly string[], options: Options, context: Context): Promise<number> {
  const asked = readCost(
    options,
    "anneal explain wsd --peak 1e-3 --steps 25k --cost 2.5/h --step-time 0.35s",
  );
  const layers = await readLayers(words, options, context);
  const explained = layers.map(({ name, curve, horizon, spec }) => ({
    name,
    ...explainCurve(curve, horizon, layers.length > 1 ? { spec, name } : spec),
    ...(asked && { cost: costOf({ curve, steps: horizon.steps, spec }, asked) }),
  }));
  if (options.json === true) await context.io.write(`${JSON.stringify(explained, null, 2)}\n`);
  else {
    const { color, width } = lookFor(options, context.io);
    const style = { pen: createPen(color), width };
    const texts = explained.map((each) =>
      [
        ...explanationLines(each, style),
        ...(asked && each.cost ? costLines(each.cost, asked, style) : []),
      ].join("\n"),
    );
    await context.io.write(`${texts.join("\n\n")}\n`);
  }
  return 0;
}

interface Style {
  readonly pen: ReturnType<typeof createPen>;
  readonly width: number;
}

/** What a run costs, part by part, and what to ask before it is paid. */
function costLines(cost: RunCost, asked: CostOptions, { pen, width }: Style): readonly string[] {
  const { money } = asked.price;
  const rows = cost.parts.map(({ part, steps, seconds, cost: amount }) => [
    part,
    counted(steps),
    timeInWords(seconds),
    money(amount),
  ]);
  return [
    ...costSentences(cost, asked).flatMap((text) => ["", ...wrap(printable(text), width)]),
    ...(rows.length > 1 ? ["", ...alignColumns(rows, [1, 2, 3]).map(printable)] : []),
    "",
    pen.bold("What to ask the engineers"),
    ...questions.flatMap((text) => wrap(`· ${text}`, width, "  ")),
  ];
}

const counted = (steps: number): string => `${formatSteps(steps)} ${steps === 1 ? "step" : "steps"}`;

/** An explanation as lines: title, paragraphs, a small table, sources. */
export function explanationLines(
  { title, paragraphs, facts, sources }: Explanation,
  { pen, width }: Style,
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

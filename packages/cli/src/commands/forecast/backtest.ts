import { performance } from "node:perf_hooks";
import { type Backtest, backtest as score } from "anneal/forecast";
import { drawIntervals } from "../../chart/draw-intervals.ts";
import { apart, backtestJson, backtestRows, backtestVerdict } from "../../forecast/backtest-words.ts";
import { hasLoss, lossOf, openAll, readyRuns, readyWherePossible } from "../../forecast/open-runs.ts";
import { partRuns } from "../../forecast/part-runs.ts";
import { shareOf } from "../../forecast/share.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import type { Io } from "../../output/io.ts";
import { alignColumns, wrap } from "../../output/layout.ts";
import { createPen, type Look } from "../../output/look.ts";
import { tellNote, tellWarning } from "../../output/messages.ts";
import { printable } from "../../output/text-width.ts";
import { UsageError } from "../../output/usage-error.ts";
import { type Context, lookFor, type Options } from "../context.ts";
import { askedLoss, countOf, interruptible, namesOf, pageWith, readOuts, saveAll } from "./shared.ts";

/** `anneal forecast backtest`: how well a law fitted on some runs forecasts the end of others. */
export async function backtest(
  words: readonly string[],
  options: Options,
  context: Context,
): Promise<number> {
  const { io, compiler } = context;
  const outs = readOuts(options);
  if (words.length !== 1) throw new UsageError(`expected one folder, received ${words.length}`);
  const asked = askedLoss(options);
  const warmup = countOf(options, "warmup", "--warmup", 0);
  const skip = shareOf(options.skip, "--skip");
  const choices = readLogChoices(options);
  const begun = performance.now();
  const opened = await interruptible((signal) => openAll(words, { io, choices, signal }));
  const { train, test } = partRuns(opened, options);
  const named = options.test !== undefined;
  const loss = lossOf(named ? [...train, ...test] : [...train, ...test.filter(hasLoss)], asked);
  const trained = readyRuns(train, { loss, compiler, warmup });
  // Whoever asked for all others wants those that can be forecast.
  const tested = (named ? readyRuns : readyWherePossible)(test, { loss, compiler, warmup });
  for (const note of tested.left) tellNote(io, note);
  const result = score([...trained.runs, ...tested.runs], {
    train: trained.runs.map(({ name }) => name),
    test: tested.runs.map(({ name }) => name),
    apart,
    anyway: options.anyway === true,
    ...(skip !== undefined && { skip }),
  });
  const json = backtestJson(result, (performance.now() - begun) / 1000);
  const title = `Backtest of the ${loss} loss, fitted on ${namesOf(train.map(({ log }) => log.name))}`;
  if (options.json === true) await io.write(`${JSON.stringify(json)}\n`);
  else {
    for (const note of new Set([...trained.says, ...tested.says])) tellNote(io, note);
    await io.write(`${textOf(title, result, lookFor(options, io)).join("\n")}\n`);
    const warnings = [...result.warnings, ...tested.runs.flatMap(({ notes }) => notes)];
    for (const warning of new Set(warnings)) tellWarning(io, warning);
  }
  await save(title, result, { outs, io, json });
  return 0;
}

function textOf(title: string, result: Backtest, { color, width }: Look): readonly string[] {
  const rows = backtestRows(result).map((row) => row.map(printable));
  return [
    createPen(color).bold(printable(title)),
    "",
    ...alignColumns(rows, [1, 2, 3, 4]),
    "",
    ...backtestVerdict(result).flatMap((line) => wrap(printable(line), width, "  ")),
  ];
}

async function save(
  title: string,
  result: Backtest,
  { outs, io, json }: { readonly outs: readonly string[]; readonly io: Io; readonly json: object },
): Promise<void> {
  const rows = result.perRun.flatMap((run) => ("refused" in run ? [] : [{ ...run, value: run.forecast }]));
  const svg = (theme: "light" | "auto"): string => drawIntervals(title, rows, { theme });
  const html = (): string =>
    pageWith(
      title,
      [
        { svg: svg("auto") },
        { sentences: backtestVerdict(result) },
        { heading: "Runs", rows: backtestRows(result) },
      ],
      "backtest",
    );
  await saveAll(outs, { svg, html, json: () => json }, io);
}

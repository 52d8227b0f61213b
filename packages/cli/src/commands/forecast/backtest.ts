import { performance } from "node:perf_hooks";
import { AnnealError, nearest } from "anneal";
import { fit, predict } from "anneal/forecast";
import { drawIntervals } from "../../chart/draw-intervals.ts";

import { lossOf, openAll, runsOf } from "../../forecast/open-runs.ts";
import { apart, type Score, scoreOf } from "../../forecast/score.ts";
import { shareOf } from "../../forecast/share.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import type { OpenedRun } from "../../logs/opened-run.ts";
import type { Io } from "../../output/io.ts";
import { alignColumns } from "../../output/layout.ts";
import { createPen } from "../../output/look.ts";
import { tellNote, tellWarning } from "../../output/messages.ts";
import { printable } from "../../output/text-width.ts";
import { UsageError } from "../../output/usage-error.ts";
import { type Context, lookFor, type Options } from "../context.ts";
import {
  askedLoss,
  countOf,
  interruptible,
  lossText,
  offText,
  pageWith,
  readOuts,
  saveAll,
} from "./shared.ts";

/** A run that was forecast, or why it was not. */
interface RunResult {
  readonly id: string;
  /** The last loss that was logged, and the update at which. */
  readonly actual: number;
  readonly step: number;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly error: number | null;
  readonly warnings: readonly string[];
  readonly refused?: string;
}

interface Backtest extends Score {
  readonly perRun: readonly RunResult[];
  readonly seconds: number;
}

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
  return await interruptible(async (signal) => {
    const begun = performance.now();
    const all = await openAll(words, { io, choices, signal });
    const { train, test } = partOf(all, options);
    const loss = lossOf([...train, ...test], asked);
    const trained = runsOf(train, { loss, compiler, warmup });
    const tested = runsOf(test, { loss, compiler, warmup });
    const fitted = fit(trained, skip === undefined ? {} : { skip });
    const perRun = tested.map((run): RunResult => {
      const end = run.steps.length - 1;
      const actual = run.losses[end];
      const about = { id: run.name, actual, step: run.steps[end] };
      try {
        const { final, low, high, warnings } = predict(fitted, run.lr, { anyway: options.anyway === true });
        return { ...about, forecast: final, low, high, error: final - actual, warnings };
      } catch (error) {
        if (!(error instanceof AnnealError)) throw error;
        const none = { forecast: null, low: null, high: null, error: null, warnings: [] };
        return { ...about, ...none, refused: error.message };
      }
    });
    const scored = perRun.flatMap(({ id, actual, forecast, low, high }) =>
      forecast === null || low === null || high === null ? [] : [{ id, actual, forecast, low, high }],
    );
    const result: Backtest = { ...scoreOf(scored), perRun, seconds: (performance.now() - begun) / 1000 };
    const notes = new Set([...trained, ...tested].flatMap((run) => run.notes));
    for (const note of notes) tellNote(io, note);
    if (options.json === true) await io.write(`${JSON.stringify(result)}\n`);
    else await show(result, { names: train.map(({ log }) => log.name), loss, options, io });
    if (options.json !== true)
      for (const warning of fitted.warnings) if (!notes.has(warning)) tellWarning(io, warning);
    await save(result, { outs, names: train.map(({ log }) => log.name), io });
    return 0;
  });
}

/** The runs to fit on and to forecast. */
function partOf(
  runs: readonly OpenedRun[],
  options: Options,
): { readonly train: readonly OpenedRun[]; readonly test: readonly OpenedRun[] } {
  const names = runs.map(({ log }) => log.name);
  const called = (flag: string, given: unknown): readonly OpenedRun[] =>
    String(given)
      .split(",")
      .map((id) => id.trim())
      .filter((id) => id !== "")
      .map((id) => {
        const found = runs[names.indexOf(id)];
        if (found !== undefined) return found;
        const near = nearest(id, names);
        throw new UsageError(
          `${flag}: no run is called ${JSON.stringify(id)}`,
          near === undefined ? `there are ${names.slice(0, 8).join(", ")}` : `did you mean ${near}?`,
        );
      });
  if (options.train === undefined) {
    throw new UsageError(
      "expected --train and the runs to fit on",
      `there are ${names.slice(0, 8).join(", ")}`,
    );
  }
  const train = called("--train", options.train);
  const test =
    options.test === undefined ? runs.filter((run) => !train.includes(run)) : called("--test", options.test);
  const both = test.find((run) => train.includes(run));
  if (both !== undefined)
    throw new UsageError(
      `expected runs to forecast that were not fitted on, received ${both.log.name} as both`,
    );
  if (train.length === 0 || test.length === 0) {
    throw new UsageError(
      `expected runs to fit on and others to forecast, received ${train.length} and ${test.length}`,
    );
  }
  return { train, test };
}

interface Shown {
  readonly names: readonly string[];
  readonly loss: string;
  readonly options: Options;
  readonly io: Io;
}

async function show(result: Backtest, { names, loss, options, io }: Shown): Promise<void> {
  const look = lookFor(options, io);
  const pen = createPen(look.color);
  const text = [
    `${pen.bold("backtest")} of the ${loss} loss, fitted on ${names.map(printable).join(", ")}`,
    "",
    ...alignColumns(
      rowsOf(result).map((row) => row.map(printable)),
      [1, 2, 3, 4],
    ),
    "",
    ...verdict(result),
  ];
  await io.write(`${text.join("\n")}\n`);
}

const rowsOf = ({ perRun }: Backtest): readonly (readonly string[])[] => [
  ["run", "was", "forecast", "off", "interval", ""],
  ...perRun.map(({ id, actual, forecast, low, high, error }) =>
    forecast === null || low === null || high === null || error === null
      ? [id, lossText(actual), "refused", "", "", ""]
      : [
          id,
          lossText(actual),
          lossText(forecast),
          offText(error),
          `${lossText(low)} to ${lossText(high)}`,
          low <= actual && actual <= high ? "" : "outside",
        ],
  ),
];

/** The score in sentences. */
function verdict({ n, perRun, seconds, ...score }: Backtest): readonly string[] {
  const refused = perRun.filter((run) => run.refused !== undefined);
  const reasons = [...new Set(refused.map((run) => run.refused?.split("\n")[0].replace(`${run.id}: `, "")))];
  const why = reasons.map((reason) => `  ${reason}`);
  const left =
    refused.length === 0 ? [] : [`${refused.length} of ${perRun.length} runs are not forecast:`, ...why];
  const { meanAbsFinalError: off, relative, kendallTau, regret, coverage } = score;
  if (off === null || relative === null || coverage === null) return left;
  return [
    `${n} forecasts, off by ${off.toFixed(4)} in the mean (${(100 * relative).toFixed(2)}%); ${Math.round(100 * coverage)}% inside their interval`,
    ...(kendallTau === null
      ? [`no two runs end more than ${apart} apart, so their order says nothing`]
      : [`order: Kendall's tau ${kendallTau.toFixed(2)} over runs that end more than ${apart} apart`]),
    ...(regret === null
      ? []
      : [`the run that the forecast calls best ends ${regret.toFixed(4)} above the best one`]),
    ...left,
    `read, fitted and forecast in ${seconds.toFixed(1)} s`,
  ];
}

async function save(
  result: Backtest,
  {
    outs,
    names,
    io,
  }: { readonly outs: readonly string[]; readonly names: readonly string[]; readonly io: Io },
): Promise<void> {
  const title = `Backtest, fitted on ${names.join(", ")}`;
  const rows = result.perRun.flatMap(({ id, actual, forecast, low, high }) =>
    forecast === null || low === null || high === null
      ? []
      : [{ name: id, actual, value: forecast, low, high }],
  );
  const svg = (theme: "light" | "auto"): string => drawIntervals(title, rows, { theme });
  const html = (): string =>
    pageWith(
      title,
      [{ svg: svg("auto") }, { sentences: verdict(result) }, { heading: "Runs", rows: rowsOf(result) }],
      "backtest",
    );
  await saveAll(outs, { svg, html, json: () => result }, io);
}

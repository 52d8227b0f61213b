import { formatSteps } from "anneal/describe";
import { fit as fitLaws, type Run } from "anneal/forecast";
import { drawChart } from "../../chart/draw-chart.ts";
import { type LawFile, lawJson } from "../../forecast/law-file.ts";
import { lossText, offText } from "../../forecast/loss-text.ts";
import { lossOf, openAll, readyRuns } from "../../forecast/open-runs.ts";
import { outlookOf } from "../../forecast/outlook.ts";
import { type LossLine, lossChart, plotted } from "../../forecast/pictures.ts";
import { shareOf } from "../../forecast/share.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import { alignColumns } from "../../output/layout.ts";
import { createPen } from "../../output/look.ts";
import { tellNote, tellWarning } from "../../output/messages.ts";
import { printable } from "../../output/text-width.ts";
import { mostLayers, plot } from "../../plot/plot.ts";
import { type Context, lookFor, type Options } from "../context.ts";
import { askedLoss, countOf, interruptible, pageWith, readOuts, saveAll } from "./shared.ts";

/** `anneal forecast fit`: laws of the loss, fitted to logs. */
export async function fit(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, compiler } = context;
  const outs = readOuts(options);
  const asked = askedLoss(options);
  const warmup = countOf(options, "warmup", "--warmup", 0);
  const skip = shareOf(options.skip, "--skip");
  const choices = readLogChoices(options);
  return await interruptible(async (signal) => {
    const opened = await openAll(words, { io, choices, signal });
    const loss = lossOf(opened, asked);
    const { runs, says } = readyRuns(opened, { loss, compiler, warmup });
    for (const note of new Set([...opened.flatMap(aboutReading), ...says])) tellNote(io, note);
    const fitted = fitLaws(runs, skip === undefined ? {} : { skip });
    const law: LawFile = { loss, warmup: warmupOf(runs), fitted };
    const lines = runs.map((run) => lineOf(law, run));
    const title = `Law of the ${loss} loss, fitted to ${runs.map(({ name }) => name).join(", ")}`;
    const chart = lossChart(title, lines);
    const rows = [
      ["run", "points", "last loss", "law", "off"],
      ...lines.map((line, i) => rowOf(runs[i], line)),
    ];
    if (options.json === true) await io.write(`${JSON.stringify(lawJson(law))}\n`);
    else {
      const look = lookFor(options, io);
      const levels = { most: chart.panels[0].most ?? Infinity };
      const text = [
        `${createPen(look.color).bold("law")} of the ${loss} loss of ${counted(runs.length, "run")}`,
        ...alignColumns(
          rows.map((row) => row.map(printable)),
          [1, 2, 3, 4],
        ).map((row) => `  ${row}`),
        ...membersOf(law),
        "",
        ...plot(lines.slice(0, mostLayers).map(plotted), { width: look.width, ascii: look.ascii, levels }),
      ];
      await io.write(`${text.join("\n")}\n`);
      for (const warning of fitted.warnings) tellWarning(io, warning);
    }
    const sentences = fitted.warnings.map((warning) => `! ${warning}`);
    await saveAll(
      outs,
      {
        svg: (theme) => drawChart(chart, { theme }),
        html: () =>
          pageWith(
            title,
            [{ svg: drawChart(chart, { theme: "auto" }) }, { heading: "Runs", rows }, { sentences }],
            "fit",
          ),
        json: () => lawJson(law),
      },
      io,
    );
    return 0;
  });
}

/** What was read of a log, in one sentence and those that tell of trouble. */
const aboutReading = ({
  log,
  says,
}: {
  readonly log: { readonly name: string };
  readonly says: readonly string[];
}) => says.map((sentence) => `${log.name}: ${sentence}`);

/** A run with the law through it, from where it is fitted. */
function lineOf({ fitted }: LawFile, { name, lr, steps, losses }: Run): LossLine {
  const own = lr.subarray(0, steps[steps.length - 1] + 1);
  const { curve } = outlookOf(fitted, own, { anyway: true });
  return { name, lr: own, ...curve, logged: { steps, values: losses } };
}

function rowOf({ losses }: Run, { name, values }: LossLine): readonly string[] {
  const [last, law] = [losses[losses.length - 1], values[values.length - 1]];
  return [name, formatSteps(losses.length), lossText(last), lossText(law), offText(law - last)];
}

const lawWords: { readonly [name: string]: string } = {
  mpl: "Multi-Power Law",
  convex4: "law of convex optimisation",
};

/** Which laws the forecast is the mean of, with their shares. */
function membersOf({ fitted: { members } }: LawFile): readonly string[] {
  const names = [...new Set(members.map(({ law }) => law))];
  const share = (name: string): number =>
    members.reduce((sum, { law, weight }) => sum + (law === name ? weight : 0), 0);
  const words = names.map((name) => `${Math.round(100 * share(name))}% ${lawWords[name] ?? name}`);
  return [`  a mean of ${members.length} fits: ${words.join(", ")}`];
}

/** Updates until runs reach their peak: that of the middle one. */
function warmupOf(runs: readonly Run[]): number {
  const starts = runs.map(({ lr }) => {
    const peak = lr.reduce((a, b) => Math.max(a, b), 0);
    return lr.findIndex((each) => each >= 0.999 * peak);
  });
  return starts.sort((a, b) => a - b)[starts.length >> 1];
}

const counted = (count: number, word: string): string => `${count} ${count === 1 ? word : `${word}s`}`;

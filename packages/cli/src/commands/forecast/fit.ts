import { formatSteps } from "anneal/describe";
import { type Fitted, fit as fitLaws, type Run } from "anneal/forecast";
import { lawJson } from "../../forecast/law-file.ts";
import { lossText, offText } from "../../forecast/loss-text.ts";
import { lossOf, openAll, readyRuns } from "../../forecast/open-runs.ts";
import { outlookOf } from "../../forecast/outlook.ts";
import type { LossLine } from "../../forecast/pictures.ts";
import { shareOf } from "../../forecast/share.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import type { OpenedRun } from "../../logs/opened-run.ts";
import { tellNote } from "../../output/messages.ts";
import type { Context, Options } from "../context.ts";
import { present } from "./present.ts";
import { askedLoss, countOf, interruptible, namesOf, readOuts } from "./shared.ts";

/** `anneal forecast fit`: laws of the loss, fitted to logs. */
export async function fit(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, compiler } = context;
  const outs = readOuts(options);
  const asked = askedLoss(options);
  const warmup = countOf(options, "warmup", "--warmup", 0);
  const skip = shareOf(options.skip, "--skip");
  const choices = readLogChoices(options);
  const opened = await interruptible((signal) => openAll(words, { io, choices, signal }));
  const loss = lossOf(opened, asked);
  const { runs, says } = readyRuns(opened, { loss, compiler, warmup });
  for (const note of new Set([...opened.flatMap(aboutReading), ...says])) tellNote(io, note);
  const fitted = fitLaws(runs, skip === undefined ? {} : { skip });
  const lines = runs.map((run) => lineOf(fitted, run));
  const file = lawJson({ loss, warmup: warmupOf(runs), fitted });
  await present(
    {
      title: `Law of the ${loss} loss, fitted to ${namesOf(runs.map(({ name }) => name))}`,
      rows: [["run", "points", "last loss", "law", "off"], ...lines.map((line, i) => rowOf(runs[i], line))],
      says: [membersOf(fitted)],
      lines,
      warnings: fitted.warnings,
      json: file,
      file,
    },
    { options, outs, io, command: "fit" },
  );
  return 0;
}

/** How a log was read, each sentence with the name of its run. */
const aboutReading = ({ log, says }: OpenedRun): readonly string[] =>
  says.map((sentence) => `${log.name}: ${sentence}`);

/** A run with the law through it, from where it is fitted. */
function lineOf(fitted: Fitted, { name, lr, steps, losses }: Run): LossLine {
  const own = lr.subarray(0, steps[steps.length - 1] + 1);
  const { curve } = outlookOf(fitted, own, { anyway: true });
  return { name, lr: own, steps: curve.steps, values: curve.values, logged: { steps, values: losses } };
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
function membersOf({ members }: Fitted): string {
  const names = [...new Set(members.map(({ law }) => law))];
  const share = (name: string): number =>
    members.reduce((sum, { law, weight }) => sum + (law === name ? weight : 0), 0);
  const words = names.map((name) => `${Math.round(100 * share(name))}% ${lawWords[name] ?? name}`);
  return `a mean of ${members.length} fits: ${words.join(", ")}`;
}

/** Updates until runs reach their peak: that of the middle one. */
function warmupOf(runs: readonly Run[]): number {
  const starts = runs.map(({ lr }) => {
    const peak = lr.reduce((a, b) => Math.max(a, b), 0);
    return lr.findIndex((each) => each >= 0.999 * peak);
  });
  return starts.sort((a, b) => a - b)[starts.length >> 1];
}

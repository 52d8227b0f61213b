import { fill } from "anneal";
import { formatSteps } from "anneal/describe";
import { drawChart } from "../../chart/draw-chart.ts";
import { readLaw } from "../../forecast/law-file.ts";
import { lossText } from "../../forecast/loss-text.ts";
import { type Outlook, outlookOf } from "../../forecast/outlook.ts";
import { lossChart, plotted } from "../../forecast/pictures.ts";
import { ratesOfRun } from "../../forecast/rates-of-run.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import { openLog } from "../../logs/open-logs.ts";
import { alignColumns } from "../../output/layout.ts";
import { createPen } from "../../output/look.ts";
import { tellNote, tellWarning } from "../../output/messages.ts";
import { printable } from "../../output/text-width.ts";
import { UsageError } from "../../output/usage-error.ts";
import { mostLayers, plot } from "../../plot/plot.ts";
import { type Context, lookFor, type Options, readLayers } from "../context.ts";
import { interruptible, pageWith, readOuts, saveAll } from "./shared.ts";

/** A schedule whose loss is asked for. */
interface Candidate {
  readonly name: string;
  readonly lr: Float64Array;
  /** What had to be assumed of its LR. */
  readonly warnings?: readonly string[];
}

/** `anneal forecast predict`: the loss of schedules that nobody has run. */
export async function predict(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  const outs = readOuts(options);
  if (words.length !== 1) {
    throw new UsageError(`expected one law, received ${words.length}`, "anneal forecast fit writes one");
  }
  const { loss, fitted } = await readLaw(words[0]);
  const candidates = await interruptible((signal) => readCandidates(options, context, signal));
  const outlooks = candidates.map(({ lr, warnings = [] }) => {
    const outlook = outlookOf(fitted, lr, { anyway: options.anyway === true });
    return { ...outlook, warnings: [...warnings, ...outlook.warnings] };
  });
  const answers = candidates.map(({ name, lr }, i) => ({ name, steps: lr.length, ...answerOf(outlooks[i]) }));
  const rows = [
    ["schedule", "steps", "final loss", "low", "high"],
    ...answers.map(({ name, steps, final, low, high }) => [
      printable(name),
      formatSteps(steps),
      lossText(final),
      lossText(low),
      lossText(high),
    ]),
  ];
  const lines = candidates.map(({ name, lr }, i) => ({
    name,
    lr,
    steps: outlooks[i].curve.steps,
    values: outlooks[i].curve.values,
    band: outlooks[i].curve,
  }));
  const title = `Forecast of the ${loss} loss`;
  const chart = lossChart(title, lines);
  const look = lookFor(options, io);
  if (options.json === true) {
    const whole = answers.length === 1 ? answerOf(outlooks[0]) : answers;
    await io.write(`${JSON.stringify(whole)}\n`);
  } else {
    const drawn = lines.slice(0, mostLayers).map(plotted);
    const text = [
      `${createPen(look.color).bold(title)}`,
      ...alignColumns(rows, [1, 2, 3, 4]).map((row) => `  ${row}`),
      "",
      ...plot(drawn, {
        width: look.width,
        ascii: look.ascii,
        levels: { most: chart.panels[0].most ?? Infinity },
      }),
    ];
    await io.write(`${text.join("\n")}\n`);
  }
  if (options.json !== true) warn(answers, io);
  await saveAll(
    outs,
    {
      svg: (theme) => drawChart(chart, { theme }),
      html: () => {
        const sentences = answers.flatMap(({ warnings }) => warnings.map((warning) => `! ${warning}`));
        return pageWith(
          title,
          [{ svg: drawChart(chart, { theme: "auto" }) }, { heading: "Forecast", rows }, { sentences }],
          "predict",
        );
      },
      json: () => answers.map((answer, i) => ({ ...answer, ...curveOf(outlooks[i]) })),
    },
    io,
  );
  return 0;
}

function warn(
  answers: readonly { readonly name: string; readonly warnings: readonly string[] }[],
  io: Context["io"],
): void {
  const several = answers.length > 1;
  const all = answers.flatMap(({ name, warnings }) =>
    warnings.map((each) => (several ? `${name}: ${each}` : each)),
  );
  for (const warning of new Set(all)) tellWarning(io, warning);
}

const answerOf = ({ final, low, high, warnings }: Outlook) => ({ final, low, high, warnings });

const curveOf = ({ laws, curve }: Outlook): object => ({
  laws,
  curve: {
    steps: [...curve.steps],
    loss: [...curve.values],
    low: [...curve.low],
    high: [...curve.high],
  },
});

/** The schedules of `--spec`, or of the log of `--lr`. */
async function readCandidates(
  options: Options,
  context: Context,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const specs = (options.spec as readonly string[] | undefined) ?? [];
  if (specs.length > 0 === (options.lr !== undefined)) {
    throw new UsageError(
      `expected --spec or --lr, received ${specs.length > 0 ? "both" : "neither"}`,
      "--spec names a schedule, --lr the log of a run with a column of learning rates",
    );
  }
  if (specs.length === 0) return [await fromLog(String(options.lr), options, { context, signal })];
  const layers = await readLayers(specs, options, context);
  return layers.map(({ name, curve, horizon }) => ({
    name,
    lr: fill(curve, new Float64Array(horizon.steps)),
  }));
}

/** The LR of a log, from update 0 to the last that was logged. */
async function fromLog(
  path: string,
  options: Options,
  { context, signal }: { readonly context: Context; readonly signal: AbortSignal },
): Promise<Candidate> {
  const { io, compiler } = context;
  const runs = await openLog(path, { io, choices: readLogChoices(options), signal });
  if (runs.length !== 1) {
    throw new UsageError(
      `--lr: expected the log of one run, received ${runs.length}`,
      "name the file of one",
    );
  }
  const [run] = runs;
  const { steps } = run.log.lr ?? { steps: new Float64Array(0) };
  const length = Math.round(steps[steps.length - 1] ?? 0) + 1;
  const { lr, says, warnings } = ratesOfRun(run, { compiler, length });
  if (options.json !== true) for (const say of says) tellNote(io, say);
  return { name: run.log.name, lr, warnings };
}

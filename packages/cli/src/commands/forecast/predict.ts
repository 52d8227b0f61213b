import { AnnealError, fill, type Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import { type Fitted, refuseTooLong, whatIf } from "anneal/forecast";
import { readLaw } from "../../forecast/law-file.ts";
import { lossText } from "../../forecast/loss-text.ts";
import { type Outlook, outlookOf } from "../../forecast/outlook.ts";
import { ratesOfRun } from "../../forecast/rates-of-run.ts";
import { readLogChoices } from "../../logs/log-flags.ts";
import { openLog } from "../../logs/open-logs.ts";
import { tellNote } from "../../output/messages.ts";
import { UsageError } from "../../output/usage-error.ts";
import { type Context, type Options, readLayers } from "../context.ts";
import { present } from "./present.ts";
import { countOf, interruptible, readOuts } from "./shared.ts";

/** A schedule whose loss is asked for. */
interface Candidate {
  readonly name: string;
  readonly lr: Float64Array;
  /** What had to be assumed of its LR. */
  readonly warnings?: readonly string[];
  readonly spec?: Spec;
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
  await present(
    {
      title: `Forecast of the ${loss} loss`,
      rows: [
        ["schedule", "steps", "final loss", "low", "high"],
        ...answers.map(({ name, steps, final, low, high }) => [
          name,
          formatSteps(steps),
          ...[final, low, high].map(lossText),
        ]),
      ],
      says: comparisons(fitted, candidates, options),
      lines: candidates.map(({ name, lr }, i) => {
        const { steps, values, low, high } = outlooks[i].curve;
        return { name, lr, steps, values, band: { low, high } };
      }),
      warnings: withNames(answers),
      json: answers.length === 1 ? answerOf(outlooks[0]) : answers,
      file: answers.map((answer, i) => ({ ...answer, ...curveOf(outlooks[i]) })),
    },
    { options, outs, io, command: "predict" },
  );
  return 0;
}

/** How each schedule stands to the first, beyond what a run that is done again moves by. */
function comparisons(fitted: Fitted, candidates: readonly Candidate[], options: Options): readonly string[] {
  const specs = candidates.flatMap(({ name, lr, spec }) => (spec ? [{ name, spec, steps: lr.length }] : []));
  if (specs.length < 2) return [];
  try {
    const outlooks = whatIf(fitted, specs, { anyway: options.anyway === true });
    return outlooks.flatMap((each) => ("gain" in each && each.gain ? [each.gain.sentence] : []));
  } catch (error) {
    // Lengths in epochs or tokens need more of the run than its steps; the table says as much.
    if (error instanceof AnnealError) return [];
    throw error;
  }
}

/** Warnings, each with the name of its schedule unless all have it. */
function withNames(
  answers: readonly { readonly name: string; readonly warnings: readonly string[] }[],
): readonly string[] {
  const isShared = (warning: string): boolean => answers.every(({ warnings }) => warnings.includes(warning));
  return answers.flatMap(({ name, warnings }) =>
    warnings.map((warning) => (isShared(warning) ? warning : `${name}: ${warning}`)),
  );
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
  return layers.map(({ name, spec, curve, horizon }) => {
    refuseTooLong(name, horizon.steps - 1);
    return { name, spec, lr: fill(curve, new Float64Array(horizon.steps)) };
  });
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
  const { lr, says, warnings } = ratesOfRun(run, {
    compiler,
    length,
    warmup: countOf(options, "warmup", "--warmup", 0),
  });
  if (options.json !== true) for (const say of says) tellNote(io, say);
  return { name: run.log.name, lr, warnings };
}

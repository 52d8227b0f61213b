import { fill, toJson } from "anneal";
import { formatLr, formatShare, formatSteps } from "anneal/describe";
import { type Optimised, type OptimiseOptions, refuseTooLong, optimise as search } from "anneal/forecast";
import { readLaw } from "../../forecast/law-file.ts";
import { lossText, offText } from "../../forecast/loss-text.ts";
import { outlookOf } from "../../forecast/outlook.ts";
import type { LossLine } from "../../forecast/pictures.ts";
import { tellNote } from "../../output/messages.ts";
import { saveFile } from "../../output/save.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";
import { present } from "./present.ts";
import { countOf, lengthOf, rateOf, readOuts } from "./shared.ts";

/** `anneal forecast optimise`: the schedule that is forecast to end lowest, beside those in use. */
export async function optimise(
  words: readonly string[],
  options: Options,
  context: Context,
): Promise<number> {
  const { io, compiler } = context;
  const outs = readOuts(options);
  if (words.length !== 1) {
    throw new UsageError(`expected one law, received ${words.length}`, "anneal forecast fit writes one");
  }
  const steps = countOf(options, "steps", "--steps");
  if (steps === undefined) throw new UsageError("expected the length of the run", "add --steps 10k");
  refuseTooLong("best", steps - 1);
  const { fitted, warmup, loss } = await readLaw(words[0]);
  const highest = fitted.runs.reduce((most, { peak }) => Math.max(most, peak), 0);
  const asked = questionOf(options, {
    steps,
    peak: highest,
    warmup: Math.min(warmup, Math.floor(steps / 10)),
  });
  const found = search(fitted, asked);
  const anyway = options.anyway === true;
  const lines = [{ name: "best", spec: found.spec }, ...found.gains].map(({ name, spec }): LossLine => {
    const lr = fill(compiler(spec, { steps }), new Float64Array(steps));
    const { steps: at, values, low, high } = outlookOf(fitted, lr, { anyway }).curve;
    return { name, lr, steps: at, values, ...(name === "best" && { band: { low, high } }) };
  });
  await present(
    {
      title: `Best schedule of ${formatSteps(steps)} steps with peak ${formatLr(asked.peak)}, by forecast of the ${loss} loss`,
      rows: rowsOf(found),
      says: [...shortSays(found), ...found.gains.map(({ sentence }) => sentence)],
      lines,
      rates: true,
      warnings: found.warnings,
      json: { ...asked, ...found },
      file: { ...asked, ...found },
    },
    { options, outs, io, command: "optimise" },
  );
  if (options.specOut !== undefined) {
    await saveFile(String(options.specOut), toJson(options.short === true ? found.short.spec : found.spec));
    tellNote(io, `→ ${options.specOut}`);
  }
  return 0;
}

/** What is asked, with defaults from the runs that were fitted. */
function questionOf(
  options: Options,
  usual: { readonly steps: number; readonly peak: number; readonly warmup: number },
): OptimiseOptions {
  const { steps } = usual;
  const final = rateOf(options, "final", "--final");
  const hold = lengthOf(options.hold, steps, "--hold");
  const cooldown = lengthOf(options.cooldown, steps, "--cooldown");
  if (hold !== undefined && cooldown !== undefined) {
    throw new UsageError("expected --hold or --cooldown, received both", "a cooldown holds until it begins");
  }
  return {
    steps,
    peak: rateOf(options, "peak", "--peak") ?? usual.peak,
    warmup: lengthOf(options.warmup, steps, "--warmup") ?? usual.warmup,
    ...(hold !== undefined && { hold }),
    ...(cooldown !== undefined && { cooldown }),
    ...(final !== undefined && { final }),
    ...(options.anyway === true && { anyway: true }),
  };
}

const rowsOf = ({ final, low, high, gains, short }: Optimised): readonly (readonly string[])[] => [
  ["schedule", "final loss", "low", "high", "above the best"],
  ["best", lossText(final), lossText(low), lossText(high), ""],
  ...(short.fall === undefined
    ? []
    : [
        [
          "in short",
          lossText(short.final),
          lossText(short.low),
          lossText(short.high),
          offText(short.final - final),
        ],
      ]),
  ...gains.map((each) => [each.name, lossText(each.final), "", "", offText(each.gain)]),
];

/** What the short form is; nothing where the answer is in parts already. */
function shortSays({ short: { start, fall, off } }: Optimised): readonly string[] {
  if (start === undefined || fall === undefined) return [];
  const how = fall.kind === "knots" ? `over ${fall.points.length} knots` : `as ${fall.kind}`;
  return [
    `In short, it holds to step ${formatSteps(start)} and falls ${how}, within ${formatShare(off)} of the peak; --spec-out with --short writes that.`,
  ];
}

import { AnnealError, type Problem } from "anneal";
import { criticalBatchOf, type RunSetting, type ScaledRun, scaleRun } from "anneal/batch";
import { formatLr, formatSteps } from "anneal/describe";
import { parseCount, parseLevel, parsePositive } from "../input/amounts.ts";
import { optionName } from "../input/run-facts.ts";
import { isProblem } from "../names/flags.ts";
import { alignColumns, wrap } from "../output/layout.ts";
import { createPen, type Pen } from "../output/look.ts";
import { tellNote, tellWarning } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { indented } from "./advise/advice-lines.ts";
import { type Context, lookFor, type Options } from "./context.ts";
import { verifiedLines } from "./scale/verified-lines.ts";
import { refuseStrays } from "./scale/verify-flags.ts";

/** `anneal scale`: what changes in a run when its batch size, devices or accumulation do. */
export async function scale(_: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  refuseStrays(options);
  const read = reader(options);
  const [batch, devices, accumulation] = [
    read("--batch", parseCount),
    read("--devices", parseCount) ?? 1,
    read("--accumulation", parseCount) ?? 1,
  ];
  const setting = {
    optimizer: options.optimizer === undefined ? "adamw" : String(options.optimizer),
    batchSize: batch === undefined ? undefined : batch * devices * accumulation,
    peakLr: read("--lr", parsePositive),
    momentum: read("--momentum", parseLevel),
    beta1: read("--beta1", parseLevel),
    beta2: read("--beta2", parseLevel),
    eps: read("--eps", parseLevel),
    weightDecay: read("--weight-decay", parseLevel),
    warmup: read("--warmup", parseLevel),
    steps: read("--steps", parseCount),
  };
  const parts = [
    read("--to-batch", parseCount),
    read("--to-devices", parseCount),
    read("--to-accumulation", parseCount),
  ] as const;
  const whole = read("--to", parseCount);
  const tokens = read("--run-tokens", parsePositive);
  const criticalBatch =
    read("--critical-batch", parsePositive) ??
    (tokens === undefined ? undefined : criticalBatchOf(tokens).tokens);
  read.refuse();
  if (setting.batchSize === undefined || setting.peakLr === undefined) {
    throw new UsageError(
      "scale needs --batch and --lr",
      "anneal scale --batch 256 --to 4096 --lr 3e-4 --optimizer adamw",
    );
  }
  const some = parts.some((part) => part !== undefined);
  if (some === (whole !== undefined)) {
    throw new UsageError(
      some
        ? "expected --to, or its parts, received both"
        : "scale needs --to, or one of --to-batch, --to-devices, --to-accumulation",
    );
  }
  const to = whole ?? (parts[0] ?? (batch as number)) * (parts[1] ?? devices) * (parts[2] ?? accumulation);
  const given = Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined));
  const before = given as unknown as RunSetting;
  const keep = options.keep === undefined ? {} : { keep: String(options.keep) as "samples" };
  const scaled = inFlags(() =>
    scaleRun(before, { to, ...keep, ...(criticalBatch !== undefined && { criticalBatch }) }),
  );
  const verified =
    options.verify === true
      ? await (await import("./scale/verify.ts")).verify(scaled.setting, partsOf(to, parts, accumulation), {
          options,
          context,
        })
      : undefined;
  const status = verified === undefined || verified.rates[0].verdict === "stable" ? 0 : 1;
  if (options.json === true) {
    const more = { ...(criticalBatch !== undefined && { criticalBatch }), ...(verified && { verified }) };
    await io.write(`${JSON.stringify({ before, ...scaled, ...more }, null, 2)}\n`);
    return status;
  }
  if (tokens !== undefined)
    tellNote(
      io,
      `critical batch ${Math.round(criticalBatch as number)} tokens, by the Step Law for so many tokens`,
    );
  const { color, width } = lookFor(options, io);
  const pen = createPen(color);
  const lines = [
    ...scaledLines(before, scaled, { pen, width }),
    ...(verified === undefined ? [] : verifiedLines(verified, { pen, width })),
  ];
  await io.write(`${lines.join("\n")}\n`);
  for (const warning of scaled.warnings) tellWarning(io, warning);
  return status;
}

/** How the new batch is made: as many accumulated micro-batches as were said, or else as now where that divides it. */
function partsOf(
  to: number,
  [, , wanted]: readonly (number | undefined)[],
  now: number,
): { readonly microBatch: number; readonly accumulation: number } {
  const accumulation = wanted ?? now;
  return to % accumulation === 0
    ? { microBatch: to / accumulation, accumulation }
    : { microBatch: to, accumulation: 1 };
}

type Parse = (text: string, flag: string) => number | Problem;

/** Reads numbers of flags, and keeps what is wrong with them until all are read. */
function reader(options: Options): { (flag: string, parse: Parse): number | undefined; refuse(): void } {
  const problems: Problem[] = [];
  const read = (flag: string, parse: Parse): number | undefined => {
    const text = options[optionName(flag)];
    if (text === undefined) return undefined;
    const value = parse(String(text), flag);
    if (!isProblem(value)) return value;
    problems.push(value);
    return undefined;
  };
  return Object.assign(read, {
    refuse: () => {
      if (problems.length > 0) throw new AnnealError(problems as [Problem]);
    },
  });
}

/** Mistakes of the setting in the words of the flags. */
function inFlags<T>(make: () => T): T {
  const flags: { readonly [path: string]: string } = {
    peakLr: "--lr",
    batchSize: "--batch",
    criticalBatch: "--critical-batch",
    weightDecay: "--weight-decay",
  };
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    const [first, ...rest] = error.problems.map((each) => {
      const field = each.path.replace(/^(setting|scale|batch)\./, "");
      const path = flags[field] ?? `--${field}`;
      return { ...each, path, message: each.message.replace(each.path, path) };
    });
    throw new AnnealError([first, ...rest]);
  }
}

const labels: readonly (readonly [
  field: keyof RunSetting,
  label: string,
  shown: (value: number) => string,
])[] = [
  ["batchSize", "batch", formatSteps],
  ["peakLr", "peak LR", formatLr],
  ["momentum", "momentum", short],
  ["beta1", "beta1", short],
  ["beta2", "beta2", short],
  ["eps", "epsilon", formatLr],
  ["weightDecay", "weight decay", short],
  ["warmup", "warmup", formatSteps],
  ["steps", "steps", formatSteps],
];

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function scaledLines(
  before: RunSetting,
  { setting, factor, samples, reasons }: ScaledRun,
  { pen, width }: { readonly pen: Pen; readonly width: number },
): readonly string[] {
  const rows = labels.flatMap(([field, label, shown]) => {
    const [was, is] = [before[field], setting[field]] as (number | undefined)[];
    return was === undefined || is === undefined ? [] : [[label, shown(was), "→", shown(is)]];
  });
  const same = factor === 1 && before.batchSize === setting.batchSize;
  return [
    pen.bold(
      same
        ? "Nothing changes: the effective batch is the same."
        : `LR x ${short(factor)} for ${short(setting.batchSize / before.batchSize)} times the batch.`,
    ),
    ...alignColumns(rows, [1, 3]),
    ...(same || samples < 1.005 ? [] : [`for the same result: ${short(samples)} times the samples`]),
    "",
    ...reasons.flatMap(({ says, source }) => [
      ...wrap(`· ${says}`, width, "  "),
      ...indented(source, width).map(pen.dim),
    ]),
  ];
}

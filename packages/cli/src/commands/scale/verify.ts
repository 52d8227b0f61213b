import { performance } from "node:perf_hooks";
import { createLedger, type OptimizerSpec, type ProbedRate, probeStability } from "@anneal/lab";
import type { RunSetting } from "anneal/batch";
import { countFlag, seedFlag } from "../../input/task-flags.ts";
import { Interrupted, listenForInterrupt } from "../../lab/interrupt.ts";
import { openStudy } from "../../lab/open-study.ts";
import { createStages } from "../../lab/stages.ts";
import { tellNote } from "../../output/messages.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";

/** How the new batch is put together. */
interface Parts {
  readonly microBatch: number;
  readonly accumulation: number;
}

/** What a probe found. */
export interface Verified {
  readonly task: string;
  readonly steps: number;
  readonly warmup: number;
  readonly rates: readonly ProbedRate[];
}

/**
 * Trains briefly at a setting and at twice its LR, on the same seeds.
 *
 * @throws UsageError, AnnealError or LabError with what is wrong with the flags or the data, and when it was stopped.
 */
export async function verify(
  setting: RunSetting,
  parts: Parts,
  { options, context: { io } }: { readonly options: Options; readonly context: Context },
): Promise<Verified> {
  const steps = countFlag(options, "probeSteps", "--probe-steps") ?? 300;
  const seeds = countFlag(options, "seeds", "--seeds") ?? 3;
  const first = seedFlag(options);
  if (steps < 20) throw new UsageError(`--probe-steps: expected at least 20, received ${steps}`);
  const outside = options.exec !== undefined;
  const flags = without(options, own);
  if (!outside) optimizerOf(setting);
  else if (options.clip !== undefined) throw new UsageError("--clip is for built-in tasks");
  const study = await openStudy(
    outside ? flags : { ...flags, batch: String(parts.microBatch), clip: options.clip },
  );
  const interrupt = listenForInterrupt();
  const stages = createStages(io, () => performance.now());
  try {
    if (outside) tellNote(io, `the command must use the new batch, ${setting.batchSize}, itself`);
    const warmup = Math.min(setting.warmup ?? Math.round(0.05 * steps), Math.floor(steps / 2));
    if (setting.warmup !== undefined && warmup < setting.warmup)
      tellNote(
        io,
        `the probe warms up over ${warmup} steps, not ${setting.warmup}: half of it is left for the peak`,
      );
    const ledger = createLedger({
      runner: study.runner,
      progress: stages.progress,
      signal: interrupt.signal,
    });
    const rates = await probeStability(ledger, {
      peakLr: setting.peakLr,
      steps,
      warmup,
      seeds: Array.from({ length: seeds }, (_, i) => first * 1000 + 500 + i),
      ...(!outside && { optimizer: optimizerOf(setting, study.optimizer?.clip), ...parts }),
    });
    return { task: study.task, steps, warmup, rates };
  } catch (error) {
    stages.close();
    throw error instanceof Interrupted
      ? new UsageError("stopped before the end; a probe keeps nothing")
      : error;
  } finally {
    interrupt.stop();
    await study.runner.close();
  }
}

/** Flags that belong to the run that is scaled, which no outside command is given. */
const own: readonly string[] = ["optimizer", "momentum", "beta2", "weightDecay", "steps", "batch", "clip"];

const without = (options: Options, names: readonly string[]): Options =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));

const kinds = ["sgd", "momentum", "nesterov", "adam", "adamw"] as const;

/** The optimizer of a setting as the lab has it. */
export function optimizerOf(setting: RunSetting, clip?: number): OptimizerSpec {
  const { momentum, beta1, beta2, eps, weightDecay } = setting;
  const name = setting.optimizer.toLowerCase().replace(/[^a-z]/g, "");
  const kind = kinds.find((each) => each === name);
  if (kind === undefined) {
    throw new UsageError(
      `--verify: expected ${kinds.slice(0, -1).join(", ")} or adamw as optimizer, received ${JSON.stringify(setting.optimizer)}`,
      "for any other, train with --exec",
    );
  }
  const adam = kind === "adam" || kind === "adamw";
  return {
    kind: kind === "sgd" && momentum ? "momentum" : kind,
    ...(!adam && momentum && { momentum }),
    ...(adam && beta1 !== undefined && { beta1 }),
    ...(adam && beta2 !== undefined && { beta2 }),
    ...(adam && eps !== undefined && { epsilon: eps }),
    ...(weightDecay !== undefined && { weightDecay }),
    ...(clip !== undefined && { clip }),
  };
}

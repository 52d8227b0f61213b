import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { createLedger, type FindResult, findRate, type OptimizerSpec, rangeOf, rangeSvg } from "@anneal/lab";
import { countFlag, oneOf, seedFlag } from "../input/task-flags.ts";
import { findingLines } from "../lab/finding.ts";
import { Interrupted, listenForInterrupt } from "../lab/interrupt.ts";
import { tellLeftOut } from "../lab/left-out.ts";
import { openStudy } from "../lab/open-study.ts";
import { readRange } from "../lab/range-options.ts";
import { createStages } from "../lab/stages.ts";
import { createPen } from "../output/look.ts";
import { tellNote } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, lookFor, type Options } from "./context.ts";

/** `anneal find`: the learning-rate range test. Ends with status 1 when the curve gives no bracket. */
export async function find(_: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  const seeds = countFlag(options, "seeds", "--seeds") ?? 3;
  const seed = seedFlag(options);
  const range = readRange(options);
  const scale =
    options.scale === undefined ? "exponential" : oneOf("--scale", options.scale, ["exponential", "linear"]);
  const outs = (options.out as readonly string[] | undefined) ?? [];
  outs.forEach(refusePlace);
  const study = await openStudy(options);
  tellLeftOut(io, study.facts);
  const interrupt = listenForInterrupt();
  const stages = createStages(io, () => performance.now());
  const begun = performance.now();
  try {
    const { runner } = study;
    const ledger = createLedger({ runner, progress: stages.progress, signal: interrupt.signal });
    const found = await findRate(ledger, {
      ...range,
      scale,
      seeds: Array.from({ length: seeds }, (_, i) => seed * 1000 + 900 + i),
      ...(study.optimizer && { optimizer: study.optimizer.kind }),
    });
    const seconds = (performance.now() - begun) / 1000;
    for (const out of outs) {
      await saveFile(out, writers[endingOf(out)](found, study.optimizer?.kind));
      tellNote(io, `→ ${out}`);
    }
    const look = lookFor(options, io);
    const text =
      options.json === true
        ? JSON.stringify({ task: study.task, seconds, ...found })
        : findingLines(found, { ...look, pen: createPen(look.color), seconds, task: study.task }).join("\n");
    await io.write(`${text}\n`);
    return found.report.bracket === undefined ? 1 : 0;
  } catch (error) {
    stages.close();
    throw error instanceof Interrupted
      ? new UsageError("stopped before the end; a range test keeps nothing")
      : error;
  } finally {
    interrupt.stop();
    await study.runner.close();
  }
}

/** The endings of files that a range test can be written into. */
const writers: {
  readonly [ending: string]: (found: FindResult, optimizer?: OptimizerSpec["kind"]) => string;
} = {
  json: (found) => `${JSON.stringify(found)}\n`,
  csv: ({ report: { curve } }) => `lr,loss\n${curve.lr.map((lr, i) => `${lr},${curve.loss[i]}\n`).join("")}`,
  svg: (found, optimizer) => rangeSvg(rangeOf(found, optimizer)),
};

const endingOf = (file: string): string => /\.(\w+)$/.exec(file)?.[1].toLowerCase() ?? "";

/** Refuses a file that could not be written, before the runs rather than after them. */
function refusePlace(file: string): void {
  if (!Object.hasOwn(writers, endingOf(file))) {
    throw new UsageError(
      `--out: expected a name that ends in .svg, .csv or .json, received ${JSON.stringify(file)}`,
    );
  }
  const folder = dirname(file);
  if (!existsSync(folder))
    throw new UsageError(`${file}: no folder ${JSON.stringify(folder)}`, "make it first");
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UsageError(`${file}: expected a file name, received a folder`);
}

import { type PagePart, pageOf } from "../../chart/page.ts";
import { contentOf, type Picture, refuseEnding } from "../../chart/save-picture.ts";
import type { LossKind } from "../../forecast/open-runs.ts";
import { parseAmount } from "../../input/amounts.ts";
import { oneOf } from "../../input/task-flags.ts";
import { Interrupted, listenForInterrupt } from "../../lab/interrupt.ts";
import type { Io } from "../../output/io.ts";
import { tellNote, tellWarning } from "../../output/messages.ts";
import { saveFile } from "../../output/save.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Options } from "../context.ts";

/** The files that `--out` names, each with an ending that says its format. */
export function readOuts(options: Options): readonly string[] {
  const outs = (options.out as readonly string[] | undefined) ?? [];
  outs.forEach(refuseEnding);
  return outs;
}

/** Writes each file, and tells it. */
export async function saveAll(outs: readonly string[], picture: Picture, io: Io): Promise<void> {
  for (const out of outs) {
    await saveFile(out, await contentOf(out, picture));
    tellNote(io, `→ ${out}`);
  }
  if (!outs.some((out) => /\.png$/i.test(out))) return;
  const { hasFont } = await import("../../report/rasterise.ts");
  if (!(await hasFont())) {
    tellWarning(io, "this machine has no fonts, so the PNG has no words; an .svg keeps them");
  }
}

/** A page with a picture, rows and sentences, under the command that made it. */
export const pageWith = (title: string, parts: readonly PagePart[], command: string): string =>
  pageOf(title, parts, `anneal forecast ${command}`);

/** The loss that `--on` asks for. */
export const askedLoss = (options: Options): LossKind | undefined =>
  options.on === undefined ? undefined : oneOf("--on", options.on, ["validation", "training"]);

/** A whole number of updates that a flag gives. */
export function countOf(options: Options, name: string, flag: string, least = 1): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  const value = parseAmount(String(given));
  if (value === undefined || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(
      `${flag}: expected a whole number of at least ${least}, such as 500 or 10k, received ${JSON.stringify(given)}`,
    );
  }
  return value;
}

/** A learning rate that a flag gives. */
export function rateOf(options: Options, name: string, flag: string): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  const value = parseAmount(String(given));
  if (value === undefined || !(value >= 0) || !Number.isFinite(value)) {
    throw new UsageError(
      `${flag}: expected a learning rate of at least 0, received ${JSON.stringify(given)}`,
    );
  }
  return value;
}

/** A length in updates that a flag gives: `500`, `10k`, or a share of the run, `5%`. */
export function lengthOf(given: unknown, steps: number, flag: string): number | undefined {
  if (given === undefined) return undefined;
  const share = /^(\d+(?:\.\d*)?)%$/.exec(String(given).trim());
  const length =
    share === null ? countOf({ given }, "given", flag, 0) : Math.round((Number(share[1]) / 100) * steps);
  if (length !== undefined && length < steps) return length;
  throw new UsageError(
    `${flag}: expected less than the ${steps} steps of the run, received ${JSON.stringify(given)}`,
  );
}

/** Does work that Ctrl-C stops. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = listenForInterrupt();
  try {
    return await work(interrupt.signal);
  } catch (error) {
    throw error instanceof Interrupted
      ? new UsageError("stopped before the end; nothing was written")
      : error;
  } finally {
    interrupt.stop();
  }
}

/** Runs in a title: by their names where they are few. */
export const namesOf = (names: readonly string[]): string =>
  names.length > 3 ? `${names.length} runs` : names.join(", ");

import type { RunFolder, RunSummary } from "@anneal/lab/node";
import { optionName } from "../input/run-facts.ts";
import { Interrupted, listenForInterrupt } from "../lab/interrupt.ts";
import { tellMistake, tellWarning } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import type { Context, Options } from "./context.ts";
import { carryOut } from "./train/carry-out.ts";
import { asJson, outcomeLines, stoppedAt } from "./train/outcome.ts";
import { prepareNew, prepareSaved } from "./train/prepare.ts";

/**
 * `anneal train`: one run on the user's own data, kept in a folder; with `--resume`, one that was ended early. Gives 1
 * for a run that diverged, was interrupted or found the disk full.
 */
export async function train(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { LabError } = await import("@anneal/lab");
  const { DiskError } = await import("@anneal/lab/node");
  const open = options.resume === undefined ? openNew : openSaved;
  let folder: RunFolder | undefined;
  const interrupt = listenForInterrupt();
  try {
    const opened = await open(words, options, context);
    folder = opened.folder;
    const summary = await opened.work(interrupt.signal);
    await tell(summary, { folder, options, context });
    return summary.diverged === null ? 0 : 1;
  } catch (error) {
    if (error instanceof Interrupted && folder !== undefined) {
      const [sentence, hint] = stoppedAt(folder);
      tellWarning(context.io, sentence);
      context.io.tell(`  → ${hint}\n`);
      return 1;
    }
    if (error instanceof DiskError && folder !== undefined) {
      tellMistake(context.io, error.message, diskHint(folder, error.hint));
      return 1;
    }
    // What is wrong with data, folders and checkpoints is told as any wrong use.
    throw error instanceof LabError ? new UsageError(error.message, error.hint) : error;
  } finally {
    interrupt.stop();
    folder?.close();
  }
}

/** A folder, and what is to be done in it. */
interface Opened {
  readonly folder: RunFolder;
  readonly work: (signal: AbortSignal) => Promise<RunSummary>;
}

async function openNew(words: readonly string[], options: Options, context: Context): Promise<Opened> {
  if (options.out === undefined) throw new UsageError("train needs a folder for the run", "add --out run");
  const { createRunFolder } = await import("@anneal/lab/node");
  const prepared = await prepareNew(words, options, context);
  const folder = createRunFolder(String(options.out), prepared.description);
  return { folder, work: (signal) => carryOut(folder, prepared, { io: context.io, signal }) };
}

async function openSaved(words: readonly string[], options: Options, context: Context): Promise<Opened> {
  refuseMore(words, options);
  const { reopenRunFolder } = await import("@anneal/lab/node");
  const folder = reopenRunFolder(String(options.resume));
  const work = async (signal: AbortSignal): Promise<RunSummary> =>
    folder.summary() ??
    (await carryOut(folder, await prepareSaved(folder.description, context), { io: context.io, signal }));
  return { folder, work };
}

/** A run that goes on has all its settings in its folder. */
function refuseMore(words: readonly string[], options: Options): void {
  const own = ["--resume", "--json", "--kinds"].map(optionName);
  const [other] = Object.keys(options).filter((name) => options[name] !== undefined && !own.includes(name));
  if (words.length === 0 && other === undefined) return;
  const received = words[0] ?? `--${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new UsageError(
    `--resume: expected nothing beside it, received ${received}`,
    "a run goes on with the settings in its folder",
  );
}

const diskHint = (folder: RunFolder, hint: string | undefined): string => {
  const step = folder.savedStep();
  const from = step === undefined ? "from its start" : `from step ${step}`;
  return `${hint ?? "make it writable, then resume the run"}: anneal train --resume ${folder.path} goes on ${from}`;
};

async function tell(
  summary: RunSummary,
  about: { readonly folder: RunFolder; readonly options: Options; readonly context: Context },
): Promise<void> {
  const { folder, options, context } = about;
  const text =
    options.json === true
      ? `${JSON.stringify(asJson(summary, folder), null, 2)}\n`
      : `${outcomeLines(summary, folder, context.io).join("\n")}\n`;
  await context.io.write(text);
}

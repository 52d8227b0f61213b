import { formatLr } from "anneal/describe";
import { RunError } from "../../runners/run-error.ts";
import type { RunRequest, RunResult } from "../../runners/runner.ts";
import type { Collected, Ending } from "./collect.ts";
import type { Exit } from "./process-group.ts";
import { commandName, lastLines, type Tail } from "./words.ts";

/** How a run of the command went. */
export interface CommandRun {
  readonly command: string;
  /** Where the files of the run stay, if they do. */
  readonly kept?: string | undefined;
  readonly silenceSeconds: number;
  readonly ending: Ending | "silent" | "aborted" | undefined;
  readonly exit: Exit;
  readonly output: { readonly out: Tail; readonly err: Tail };
  readonly collected: Collected;
  readonly seconds: number;
}

/**
 * The result of a run, from what the trainer reported.
 *
 * @throws RunError when it failed, hung or left out what was asked of it.
 */
export function judge(request: RunRequest, run: CommandRun): RunResult {
  const { ending, collected, seconds } = run;
  const { train, valid, test, diverged } = collected;
  const result: RunResult = { train, valid, ...(test && { test }), ...(diverged && { diverged }), seconds };
  const wrong = typeof ending === "object" ? `reported something wrong: ${ending.wrong}` : undefined;
  if (wrong === undefined && (diverged !== undefined || ending === "stopped")) return result;
  const words = wrong ?? endWords(run) ?? missingFrom(request, collected);
  if (words !== undefined) fail(request, run, words);
  return result;
}

/** Below the sentence, which names the run, stands what it wrote to its standard error, or else what it printed. */
function fail({ peakLr, seed }: RunRequest, { command, kept, output }: CommandRun, words: string): never {
  const lines = lastLines(output.err.text());
  const which = `peak LR ${formatLr(peakLr)}, seed ${seed}${kept === undefined ? "" : `, files in ${kept}`}`;
  throw new RunError(
    `${commandName(command)} (${which}) ${words}`,
    lines.length > 0 ? lines : lastLines(output.out.text(), 5),
  );
}

function endWords({ ending, exit, silenceSeconds }: CommandRun): string | undefined {
  if (ending === "silent") return `wrote nothing for ${lengthOf(silenceSeconds)} and was ended`;
  return exit.error !== undefined || exit.signal !== null || exit.code !== 0 ? exitWords(exit) : undefined;
}

function exitWords({ code, signal, error }: Exit): string {
  if (error !== undefined) return `could not be started: ${error.message}`;
  if (code === 127) return "was not found by the shell";
  if (code === 126) return "may not be run: permission denied";
  // A shell says 128 and more when a signal ended what it ran.
  if (signal === "SIGKILL" || code === 137) return "was killed, as happens when memory runs out";
  return signal === null ? `ended with exit status ${code}` : `was ended by ${signal}`;
}

function missingFrom({ steps, evaluateAt, test }: RunRequest, found: Collected): string | undefined {
  if (found.metrics === 0) {
    if (found.stranger !== undefined)
      return `reported no metrics: its JSON lines have none of loss, valid_loss and test_loss, such as ${found.stranger}`;
    const lines = found.prints === 1 ? "1 line" : `${found.prints} lines`;
    const instead = found.prints === 0 ? "it printed nothing" : `it printed ${lines}, none a JSON object`;
    return `reported no metrics: ${instead} (they go to standard output, or to the file named by ANNEAL_METRICS)`;
  }
  if (evaluateAt.length > 0 && found.valid.at(-1)?.step !== steps) {
    const last = found.valid.at(-1);
    const instead = last === undefined ? "there is none at all" : `the last one is at step ${last.step}`;
    return `reported no valid_loss at step ${steps}, the end of the run; ${instead}`;
  }
  if (evaluateAt.length === 0 && found.train.length === 0) return "reported no loss of any step";
  if (test && found.test === undefined) return "reported no test_loss, which ANNEAL_TEST=1 asks for";
  return undefined;
}

const lengthOf = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

import type { RunRequest, RunResult, RunWatch } from "../../runners/runner.ts";
import { createCollector, type Ending } from "./collect.ts";
import { environmentOf } from "./environment.ts";
import { followFile } from "./follow-file.ts";
import { judge } from "./judge.ts";
import { readLines } from "./lines.ts";
import { type ProcessGroup, startGroup } from "./process-group.ts";
import { stopOf } from "./refuse-request.ts";
import { writeSchedule } from "./schedule-files.ts";
import { createTail } from "./words.ts";

/** One run of the command, in its own folder. */
export interface CommandOptions {
  readonly command: string;
  /** There already, and empty. */
  readonly folder: string;
  /** The same, as messages say it, where it stays. */
  readonly kept?: string | undefined;
  readonly cwd?: string | undefined;
  /** A command that writes nothing for so long hangs. */
  readonly silenceSeconds: number;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}

/** Milliseconds between two looks at the file of metrics. */
const pause = 100;

/** Runs the command once and reads what it reports. Leaves no process behind, however it ends. */
export async function runCommand(
  request: RunRequest,
  options: CommandOptions,
  { signal, progress }: RunWatch = {},
): Promise<RunResult> {
  const { now } = options;
  const began = now();
  const files = writeSchedule(options.folder, request);
  signal?.throwIfAborted();
  const collector = createCollector({ steps: request.steps, lr: files.lr }, stopOf(request));
  const output = { out: createTail(), err: createTail() };
  const group = startGroup(options.command, { env: environmentOf(request, files), cwd: options.cwd });

  let ending: Ending | "silent" | "aborted" | undefined;
  const endWith = (why: Ending | "silent" | "aborted"): void => {
    if (ending !== undefined) return;
    ending = why;
    group.end();
  };
  let heard = now();
  const listen = (from: string, also?: (text: string) => void) => {
    const lines = readLines((line) => {
      // What is still on its way when the end was decided no longer counts.
      const why = ending === undefined ? collector.line(line) : undefined;
      if (why !== undefined) endWith(typeof why === "string" ? why : { wrong: `${from}: ${why.wrong}` });
      else also?.(`${line}\n`);
    });
    return {
      add: (bytes: Uint8Array): void => {
        heard = now();
        const before = collector.latest();
        lines.add(bytes);
        const after = collector.latest();
        if (after !== undefined && after !== before) progress?.(after.step + 1, after.loss);
      },
      end: lines.end,
    };
  };
  const printed = listen("its output", output.out.add);
  const written = listen("ANNEAL_METRICS");
  const readFile = followFile(files.metrics, written.add);
  group.child.stdout?.on("data", printed.add);
  group.child.stderr?.on("data", (bytes: Buffer) => {
    heard = now();
    output.err.add(bytes.toString());
  });
  const onAbort = (): void => endWith("aborted");
  signal?.addEventListener("abort", onAbort, { once: true });

  const watching = watch(group, async () => {
    await readFile();
    if (now() - heard > options.silenceSeconds * 1000) endWith("silent");
  });
  const exit = await group.ended;
  await watching;
  signal?.removeEventListener("abort", onAbort);
  printed.end();
  await readFile();
  written.end();
  if (ending === "aborted") throw signal?.reason;
  const seconds = (now() - began) / 1000;
  return judge(request, { ...options, ending, exit, output, collected: collector.collected(), seconds });
}

/** Does something again and again until the group has ended. */
async function watch({ ended }: ProcessGroup, look: () => Promise<void>): Promise<void> {
  let over = false;
  const end = ended.then(() => {
    over = true;
  });
  while (!over) {
    await look();
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, pause).unref())]);
  }
}

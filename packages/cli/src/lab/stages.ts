import type { Progress, Standing } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import { fitLine } from "../output/fit-line.ts";
import type { Io } from "../output/io.ts";
import { createPen, messagesInColor } from "../output/look.ts";
import { shorten, textWidth } from "../output/text-width.ts";

/** Shows how far a search is, on standard error. */
export interface Stages {
  readonly progress: (progress: Progress) => void;
  /** Ends the lines that are rewritten, so that what follows stands under them. */
  readonly close: () => void;
}

const barWidth = 30;
/** Milliseconds between two pictures of one stage on a terminal, and between two lines where lines stay. */
const everyOnTerminal = 100;
const everyInLines = 10_000;

/**
 * One line for each stage, rewritten while it goes on where standard error is a terminal; elsewhere a line now and then.
 *
 * @param now milliseconds
 */
export function createStages(io: Io, now: () => number): Stages {
  const terminal = io.terminals.err && io.env.TERM !== "dumb";
  const pen = createPen(messagesInColor(io));
  const width = io.columns ?? 80;
  const began = new Map<string, number>();
  let shown = 0;
  let lines = 0;

  const rewrite = (text: readonly string[]): void => {
    if (terminal && lines > 0) io.tell(`\x1b[${lines}A\x1b[J`);
    if (text.length > 0) io.tell(`${text.join("\n")}\n`);
    lines = terminal ? text.length : 0;
  };

  return {
    progress: (progress) => {
      const time = now();
      const start = began.get(progress.stage) ?? time;
      if (!began.has(progress.stage)) began.set(progress.stage, time);
      const seconds = (time - start) / 1000;
      if (progress.ended !== undefined) {
        rewrite([]);
        io.tell(
          `${pen.ok("✓")} ${row([progress.stage, progress.ended], [runs(progress.done), duration(seconds)], terminal ? width : 80)}\n`,
        );
        shown = 0;
        return;
      }
      if (time - shown < (terminal ? everyOnTerminal : everyInLines) || seconds === 0) return;
      shown = time;
      rewrite(terminal ? picture(progress, seconds, { dim: pen.dim, width }) : [line(progress, seconds)]);
    },
    close: () => rewrite([]),
  };
}

/** A stage that has ended; what it found is cut where the terminal is narrow. */
function row(
  [name, found]: readonly [string, string],
  right: readonly [string, string],
  width: number,
): string {
  const end = `${right[0].padStart(10)} ${right[1].padStart(8)}`;
  const room = Math.max(0, Math.min(80, width) - 2 - 15 - end.length);
  const middle = textWidth(found) < room || width >= 80 ? found : shorten(found, Math.max(1, room - 1));
  return `${name.padEnd(15)}${middle}${" ".repeat(Math.max(1, room - textWidth(middle)))}${end}`;
}

/** The bar goes first where the terminal is narrow, then the time left, then the time gone. */
const dispensable = [1, 4, 3];

function picture(
  { done, of, part, stage, standing }: Progress,
  seconds: number,
  { dim, width }: { readonly dim: (text: string) => string; readonly width: number },
): readonly string[] {
  const share = of > 0 ? Math.min(1, (done + part) / of) : 0;
  const filled = Math.round(share * barWidth);
  const bar = `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`;
  const left = share > 0.02 ? `~${duration((seconds * (1 - share)) / share)} left` : "";
  const pieces = [`  ${stage.padEnd(13)}`, bar, `${String(done)} of ${of}`, duration(seconds), left];
  const text = fitLine(pieces, width, dispensable);
  const first = left !== "" && text.endsWith(left) ? text.slice(0, -left.length) + dim(left) : text;
  const indent = width < 60 ? 4 : 17;
  const second = standingLine(standing, Math.min(62, width - 1 - indent));
  return second === "" ? [first] : [first, `${" ".repeat(indent)}${dim(second)}`];
}

function line(progress: Progress, seconds: number): string {
  const standing = standingLine(progress.standing, 50);
  const end = standing === "" ? "" : `   ${standing}`;
  return `  ${progress.stage.padEnd(15)}${progress.done} of ${progress.of}   ${duration(seconds)}${end}`;
}

/** The best first, as many as fit. */
function standingLine(standing: readonly Standing[], room: number): string {
  const pieces = [...standing]
    .filter(({ loss }) => Number.isFinite(loss))
    .sort((a, b) => a.loss - b.loss)
    .map(({ schedule, peakLr, loss }) => `${schedule} ${formatLr(peakLr)} ${loss.toPrecision(3)}`);
  let text = "";
  for (const piece of pieces) {
    const longer = text === "" ? piece : `${text}   ${piece}`;
    if (textWidth(longer) > room) break;
    text = longer;
  }
  return text;
}

const runs = (count: number): string => `${count} ${count === 1 ? "run" : "runs"}`;

/** `9 s`, `1 min 20 s`, `2.0 h`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return seconds < 9.95 ? `${seconds.toFixed(1)} s` : `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

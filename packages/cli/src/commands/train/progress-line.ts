import { formatLrFixed, formatSteps } from "anneal/describe";
import { duration } from "../../lab/stages.ts";
import { fitLine } from "../../output/fit-line.ts";
import type { Io } from "../../output/io.ts";
import { createPen, messagesInColor } from "../../output/look.ts";
import { formatLoss } from "./format-loss.ts";

/** Shows on standard error how far a run is. */
export interface ProgressLine {
  /** The LR of the last update. */
  readonly lr: (lr: number) => void;
  /** The last validation loss. */
  readonly valid: (loss: number) => void;
  readonly progress: (step: number, loss: number) => void;
  /** Takes the line away that is rewritten. */
  readonly close: () => void;
}

const barWidth = 16;
const msBetween = 100;

/**
 * One line that is rewritten where standard error is a terminal; elsewhere a line at every tenth of the run.
 *
 *   step 1,240 of 2,000  ██████████░░░░░░  loss 0.312  validation 0.35  LR 4.10e-3  ~12 s left
 */
export function createProgressLine(
  io: Io,
  {
    steps,
    from,
    now = Date.now,
  }: { readonly steps: number; readonly from: number; readonly now?: () => number },
): ProgressLine {
  const terminal = io.terminals.err && io.env.TERM !== "dumb";
  const { dim } = createPen(messagesInColor(io));
  const begun = now();
  let last = terminal ? Number.NEGATIVE_INFINITY : begun;
  let tenth = Math.floor((10 * from) / steps);
  let [lr, valid, drawn] = [Number.NaN, Number.NaN, false];

  const bar = (step: number): string => {
    const filled = Math.floor((step / steps) * barWidth);
    return terminal ? `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}` : "";
  };
  const left = (step: number): string => {
    const seconds = (now() - begun) / 1000;
    if (step - from < steps / 100 || step >= steps || seconds < 0.5) return "";
    return `~${duration((seconds * (steps - step)) / (step - from))} left`;
  };
  const pieces = (step: number, loss: number): readonly string[] => [
    `step ${formatSteps(step).padStart(formatSteps(steps).length)} of ${formatSteps(steps)}`,
    bar(step),
    `loss ${formatLoss(loss, 3)}`,
    Number.isNaN(valid) ? "" : `validation ${formatLoss(valid, 3)}`,
    `LR ${formatLrFixed(lr)}`,
    left(step),
  ];
  return {
    lr: (value) => {
      lr = value;
    },
    valid: (loss) => {
      valid = loss;
    },
    progress: (step, loss) => {
      const time = now();
      if (terminal) {
        if (time - last < msBetween) return;
        last = time;
        drawn = true;
        io.tell(`\r\x1b[K${fitLine(pieces(step, loss), io.columns ?? 80, dispensable)}`);
        return;
      }
      const reached = Math.floor((10 * step) / steps);
      if (reached <= tenth) return;
      tenth = reached;
      io.tell(`${dim(fitLine(pieces(step, loss), Number.POSITIVE_INFINITY))}\n`);
    },
    close: () => {
      if (drawn) io.tell("\r\x1b[K");
    },
  };
}

/** Which pieces go first where the line is too long: the validation loss, then the bar. */
const dispensable = [3, 1];

import type { Reading } from "@anneal/lab";
import type { RunFolder, RunSummary } from "@anneal/lab/node";
import { formatLr, formatSteps } from "anneal/describe";
import { duration } from "../../lab/stages.ts";
import type { Io } from "../../output/io.ts";
import { createPen, lookOf } from "../../output/look.ts";
import { printable } from "../../output/text-width.ts";
import { formatLoss } from "./format-loss.ts";

/** What came of a run, in lines. */
export function outcomeLines(summary: RunSummary, folder: RunFolder, io: Io): readonly string[] {
  const pen = createPen(lookOf(io).color);
  const { steps, seconds, task, trainLoss, valid, test, diverged } = summary;
  const where = `  → ${printable(folder.path)}`;
  if (diverged !== null) {
    return [
      `${pen.error("✗")} ${pen.bold(`diverged at step ${formatSteps(diverged.step)}`)}   LR ${formatLr(diverged.lr)}   last finite loss ${formatLoss(diverged.lastFiniteLoss, 4)}   ${printable(task)}`,
      where,
    ];
  }
  const losses = [
    `loss ${formatLoss(trainLoss, 4)}`,
    ...(valid.length > 0 ? [`validation ${read(valid[valid.length - 1])}`] : []),
    ...(test === null ? [] : [pen.bold(`test ${read(test)}`)]),
  ];
  return [
    `${pen.ok("✓")} ${formatSteps(steps)} ${steps === 1 ? "step" : "steps"} in ${duration(seconds)}   ${printable(task)}`,
    `  ${losses.join("   ")}`,
    where,
  ];
}

/** The same for programs. */
export const asJson = (summary: RunSummary, folder: RunFolder): object => ({
  out: folder.path,
  ...summary,
  valid: summary.valid.at(-1) ?? null,
});

/** Where a run was ended early, and how it goes on. */
export function stoppedAt(folder: RunFolder): readonly [sentence: string, hint: string] {
  const { steps } = folder.description.request;
  const step = folder.savedStep() ?? 0;
  return [
    `stopped after ${formatSteps(step)} of ${formatSteps(steps)} steps; all of them are saved`,
    `anneal train --resume ${folder.path}`,
  ];
}

const read = ({ loss, accuracy }: Reading): string =>
  `${formatLoss(loss, 4)}${accuracy === undefined ? "" : `, ${(100 * accuracy).toFixed(1)}% right`}`;

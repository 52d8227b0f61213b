import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { decline, type Scope } from "../scheduler.ts";
import { scaled } from "../shared/parts.ts";
import type { Lengths } from "./spec.ts";

/** Factors times the base LR of each group. */
export const factored = (scope: Scope, factor: Spec, notes: readonly Note[], stops?: number): Converted => ({
  groups: baseLrsOf(scope.context, scope.path).map((lr) => scaled(lr, factor)),
  ...(stops !== undefined && { stops }),
  notes: [...notes, processesNote],
});

const processesNote: Note = note(
  "processes",
  "Prepared by accelerate, the scheduler advances once per process in each update: lengths are then multiplied by the number of processes.",
);

export const zeroNote = (warmup: number): readonly Note[] =>
  warmup > 0 ? [note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0)] : [];

export const bounceNote = ({ warmup, total }: Lengths, cycles: number, low = 0): readonly Note[] => {
  const trough = warmup + Math.max(1, total - warmup) / (2 * Math.abs(cycles));
  // A trough between two steps has the same LR on both sides.
  return cycles === 0 || low >= 1
    ? []
    : [
        note(
          "rises-again",
          "After its lowest point the LR climbs back, also past the end.",
          Math.floor(trough + 0.5) + 1,
        ),
      ];
};

/** The LR of the optimizer itself, of which floors are ratios. */
export const optimizerLr = ({ context, path }: Scope): number =>
  context.optimizer?.lr ?? baseLrsOf(context, path)[0];

/** The floor as a ratio: exactly one of `min_lr` and `min_lr_rate`. */
export function floorOf(
  args: { readonly min_lr: number | undefined; readonly min_lr_rate: number | undefined },
  scope: Scope,
): number {
  const both = args.min_lr !== undefined && args.min_lr_rate !== undefined;
  if (both) return decline(`${scope.path}.min_lr_rate`, "either min_lr or min_lr_rate", args.min_lr_rate);
  const rate = args.min_lr_rate ?? (args.min_lr === undefined ? undefined : args.min_lr / optimizerLr(scope));
  return rate ?? decline(`${scope.path}.min_lr`, "min_lr or min_lr_rate", undefined, "missing");
}

export const floorNote = (step: number): Note =>
  note(
    "relative-floor",
    "The floor is a ratio of the optimizer's LR: groups with another LR have another floor.",
    step,
  );

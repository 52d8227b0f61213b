import type { Run } from "../runs/run.ts";
import { areAlike, isFlat, shapeOf } from "./shape.ts";

/** What a set of runs can tell. */
export interface Identified {
  /** There is a run whose LR falls. */
  readonly decay: boolean;
  /** Two runs have courses of different shape, and one of them falls. */
  readonly shapes: boolean;
  readonly warnings: readonly string[];
}

/**
 * Says which questions runs leave open. A constant LR does not show what a decay brings. Decays of one shape only leave
 * open which part of the fall of the loss is the decay's: good pairs are cosine and WSD, or a constant and two stages.
 */
export function identify(runs: readonly Run[]): Identified {
  const shapes = runs.map(shapeOf);
  const decay = !shapes.every(isFlat);
  const alike = shapes.every((shape) => areAlike(shape, shapes[0]));
  const warnings: string[] = [];
  if (!decay) {
    warnings.push(
      "The LR of no run falls, so they cannot tell what a decay brings: add a run with a cooldown, even a short one.",
    );
  } else if (runs.length === 1) {
    warnings.push(
      "There is one run, so only the law with the fewest parameters is used; a second run whose LR falls in another way makes the forecast surer.",
    );
  } else if (alike) {
    warnings.push(
      "The LR of every run falls in the same way, so what the decay brings is hard to tell from what the training brings: add a run of another shape, WSD beside cosine, or a constant with a cooldown.",
    );
  }
  return { decay, shapes: decay && !alike, warnings };
}

import type { Spec } from "anneal";
import type { Converted, Note } from "anneal/convert";
import type { AxolotlRun } from "./run.ts";

/** How long a schedule may be that is written out update by update. */
export const longestTable = 2e5;

/** A curve that is linear from 0 to its peak, then falls to a floor and stays there. */
const warmed = (warmup: number, rise: Spec, rest: Spec): Spec =>
  warmup > 0 ? { kind: "sequence", of: [rise, rest] } : rest;

const startsAtZero: Note = {
  code: "starts-at-zero",
  step: 0,
  text: "The first update has an LR of 0: it does nothing.",
};

const cosine = (from: number, to: number, over: number, more: { readonly past?: "continue" } = {}): Spec => ({
  kind: "cosine",
  from,
  to,
  over,
  ...more,
});

/**
 * axolotl `lr_quadratic_warmup`: the square of the elapsed share, then the cosine of transformers to 0, which climbs
 * back past its end.
 */
export function quadraticWarmup(lr: number, { total, warmup }: AxolotlRun): Converted {
  const rise: Spec = { kind: "polynomial", from: 0, to: lr, over: warmup, power: 2, ease: "in" };
  const fall = cosine(lr, 0, Math.max(1, total - warmup), { past: "continue" });
  return {
    groups: [warmed(warmup, rise, fall)],
    notes: [
      ...(warmup > 0 ? [startsAtZero] : []),
      { code: "rises-again", step: total + 1, text: "Past its end the LR climbs back." },
    ],
  };
}

/**
 * axolotl `cosine_min_lr_ratio` with `cosine_constant_lr_ratio`: a cosine that reaches its floor at that share of the
 * run, and stays there.
 */
export function constantAfter(
  lr: number,
  { total, warmup }: AxolotlRun,
  { floor, share }: { readonly floor: number; readonly share: number },
): Converted {
  const end = Math.trunc(total * share);
  const rise: Spec = { kind: "linear", from: 0, to: lr, over: warmup };
  // Where the warmup is not shorter, axolotl's progress is a whole number for ever: at its top, or at its floor.
  const flat = (warmup - end) % 2 === 0 ? lr : lr * floor;
  const fall: Spec = end > warmup ? cosine(lr, lr * floor, end - warmup) : { kind: "constant", value: flat };
  return {
    groups: [warmed(warmup, rise, fall)],
    notes: [
      ...(warmup > 0 ? [startsAtZero] : []),
      { code: "holds", step: end, text: "From here the LR stays at its floor." },
      { code: "relative-floor", text: "The floor is a ratio of the LR." },
    ],
  };
}

/**
 * axolotl `rex`, update by update:
 *
 *   z = remaining share after the warmup;   lr = min + (peak - min) * z / (0.1 + 0.9 z)
 *
 * It begins one update early, at step 1 of its formula, and falls to `min` when the run ends. Its curve is not that of
 * the paper and of anneal's `rex`, z / (0.5 + 0.5 z).
 */
export function rex(lr: number, { total, warmup }: AxolotlRun, floor: number): Converted {
  const rest = total - warmup;
  const low = lr * floor;
  const at = (step: number): number => {
    if (step <= warmup) return (lr * step) / warmup;
    const after = step - warmup;
    if (after >= rest) return low;
    const z = (rest - after) / rest;
    return lr * (floor + (1 - floor) * (z / (0.1 + 0.9 * z)));
  };
  const runs = Array.from({ length: total + 1 }, (_, i): [number, number] => [at(i + 1), 1]);
  return {
    groups: [{ kind: "table", runs }],
    notes: [
      { code: "early", step: 0, text: "It begins at step 1 of its formula: one update early." },
      {
        code: "table",
        text: "axolotl's rex is z/(0.1 + 0.9 z), which no formula of anneal is: it is a table.",
      },
      { code: "holds", step: total - 1, text: "The last update already has the lowest LR." },
    ],
  };
}

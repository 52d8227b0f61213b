import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import type { Converted } from "../converted.ts";
import { note } from "../note.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { logTo } from "../shared/log.ts";
import { cosine } from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";
import { unitNote } from "./alone.ts";
import { type Restarts, restartParams, restarts } from "./cosines.ts";

/**
 * torch CosineAnnealingWarmRestarts. Stepped without an argument it follows its cycles exactly; with one, it finds the
 * cycle by a logarithm, which may name the cycle before at the very step of a restart.
 */
export const warmRestarts: Scheduler = /* @__PURE__ */ scheduler(
  restartParams,
  (args, { path, context }): Converted => {
    const base = baseLrsOf(context, path);
    const shape: Restarts = { first: args.T_0, stretch: args.T_mult, low: args.eta_min };
    // A cycle of one step never leaves the base LR.
    const first = args.T_0 > 1 ? args.T_0 : args.T_mult > 1 ? 1 + args.T_mult : undefined;
    const restart =
      first === undefined
        ? []
        : [note("rises-again", `The LR jumps back to its base at step ${first}.`, first)];
    const plain = { groups: base.map((lr) => restarts(lr, shape)), notes: [...restart, unitNote] };
    if (!context.positions) return plain;
    const positions = follow(context.positions, "positions");
    const parts = boundaries(shape, positions);
    return {
      groups: parts ? base.map((lr) => pieces(byCycle(lr, shape, parts))) : plain.groups,
      positions,
      notes: [...restart, note("unit", "Times are what the loop passes to step(), epochs or parts of them.")],
    };
  },
);

/** The schedule's time at each update: as passed, or 1 later. */
function follow(given: readonly (number | null)[], path: string): readonly number[] {
  let before = -1;
  return given.map((position, i) => {
    before = position ?? before + 1;
    if (!(before >= 0 && before <= 1e15)) decline(`${path}[${i}]`, "a step of at least 0", position);
    return before;
  });
}

/**
 * The steps at which each cycle begins, where they differ from the plain ones for the positions asked for; undefined where
 * they do not.
 */
function boundaries(
  { first, stretch }: Restarts,
  positions: readonly number[],
): readonly number[] | undefined {
  if (stretch === 1) return undefined;
  const index = (t: number): number =>
    t < first ? 0 : Math.trunc(logTo((t / first) * (stretch - 1) + 1, stretch));
  const start = (i: number): number => (first * (stretch ** i - 1)) / (stretch - 1);
  const most = Math.max(...positions);
  const starts: number[] = [];
  let differs = false;
  for (let i = 1; start(i) <= most + 1; i++) {
    const near = positions.filter((t) => Math.abs(t - start(i)) <= 1e-6 * start(i));
    const begin = near.filter((t) => index(t) >= i).reduce((a, b) => Math.min(a, b), Infinity);
    const late = near.filter((t) => index(t) < i).reduce((a, b) => Math.max(a, b), -Infinity);
    const plain = start(i) > late && start(i) <= begin;
    differs ||= !plain;
    starts.push(plain ? start(i) : begin < Infinity ? begin : late + 1e-9 * late);
  }
  return differs ? starts : undefined;
}

function byCycle(
  lr: number,
  { first, stretch, low }: Restarts,
  starts: readonly number[],
): readonly PieceOf[] {
  return [0, ...starts].map((_, i) => {
    const start = (first * (stretch ** i - 1)) / (stretch - 1);
    const spec: Spec = cosine(lr, low, first * stretch ** i);
    return { until: starts[i] ?? Infinity, start, spec };
  });
}

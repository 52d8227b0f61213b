import { show } from "../errors/index.ts";
import { type Fields, readOptions } from "../schedules/index.ts";
import { type BetterOptions, betterFields, betterRule, isBetter } from "./better.ts";
import type { Advisor } from "./controller.ts";
import { checkNumber, checkStep, counted } from "./options.ts";

export interface EarlyStopOptions extends BetterOptions {
  /** Stale checks in a row that are tolerated; the next one says stop. Default 10. */
  readonly patience?: number;
  /** First checks that are ignored altogether. Default 0. */
  readonly warm?: number;
}

/** What is read at one check: a metric, and the step whose weights it belongs to. */
export interface EarlyStopReading {
  readonly step: number;
  readonly metric: number;
}

/** All that an early stop remembers. */
export interface EarlyStopState {
  /** The best metric so far; null before the first. */
  readonly best: number | null;
  /** Its step. */
  readonly bestStep: number | null;
  /** Stale checks in a row. */
  readonly stale: number;
  /** Checks so far. */
  readonly seen: number;
}

/** Whether to stop, and whose weights to keep. */
export interface EarlyStopAdvice {
  readonly stop: boolean;
  /** Step of the best metric; null before there is one. */
  readonly bestStep: number | null;
  /** Why to stop, in words; empty while there is no need to. */
  readonly reason: string;
}

/**
 * Says when a metric has stopped improving, and at which step it was best. The factor is always 1.
 *
 *   stop: more than `patience` stale checks in a row
 *
 * "Better" is what it is for `plateau`; without `minDelta` and `minRatio` the least improvement counts. A metric that is
 * not finite is a stale check. Keras EarlyStopping stops one check earlier, at stale check number `patience`; its
 * `start_from_epoch` is `warm`. The advice follows the last check: a better metric after "stop" takes it back.
 *
 * @throws AnnealError with every mistake of the options; `next` when the step is negative or the metric not a number.
 * @example
 * const early = earlyStop({ patience: 1 });
 * const losses = [0.9, 0.5, 0.6, 0.7];
 * const state = losses.reduce((s, metric, i) => early.next(s, { step: 100 * i, metric }), early.start);
 * early.advice(state); // { stop: true, bestStep: 100, reason: "2 checks without improvement on 0.5 at step 100" }
 */
export function earlyStop(
  options: EarlyStopOptions = {},
): Advisor<EarlyStopState, EarlyStopReading, EarlyStopAdvice> {
  const filled = readOptions<EarlyStopOptions, "minDelta" | "minRatio">("earlyStop", options, fieldsOf);
  const { patience, warm } = filled;
  const rule = betterRule(filled, {});
  return {
    start: { best: null, bestStep: null, stale: 0, seen: 0 },
    next: (state, { step, metric }) => {
      checkStep("reading.step", step);
      checkNumber("reading.metric", metric);
      const seen = state.seen + 1;
      if (seen <= warm) return { ...state, seen };
      if (isBetter(metric, state.best, rule)) return { best: metric, bestStep: step, stale: 0, seen };
      return { ...state, stale: state.stale + 1, seen };
    },
    factor: () => 1,
    advice: ({ best, bestStep, stale }) => {
      const stop = stale > patience;
      const than = best === null ? "" : ` on ${show(best)} at step ${show(bestStep)}`;
      const checks = stale === 1 ? "1 check" : `${stale} checks`;
      return { stop, bestStep, reason: stop ? `${checks} without improvement${than}` : "" };
    },
  };
}

const fieldsOf = (): Fields<keyof EarlyStopOptions> => ({
  ...betterFields,
  patience: counted(10, "stale checks tolerated; the next one says stop"),
  warm: counted(0, "first checks that are ignored"),
});

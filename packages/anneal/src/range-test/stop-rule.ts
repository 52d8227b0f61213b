import { problem, refuse } from "../errors/index.ts";
import { readOptions } from "../schedules/index.ts";
import { type EmaState, emptyEma, intoEma, levelOf } from "../series/index.ts";
import { short } from "./words.ts";

export interface StopRuleOptions {
  /** How many times the best smoothed loss is too much; above 1. Default 4, as fastai; pytorch-lr-finder has 5. */
  readonly factor?: number;
  /** EMA weight of the past. Default 0.9. */
  readonly beta?: number;
  /** Readings before any is judged, except those that are not finite. Default 10. */
  readonly warm?: number;
}

/** All that a stop rule remembers. Plain JSON. */
export interface StopState {
  readonly ema: EmaState;
  /** Smoothed loss; null before the first reading. */
  readonly level: number | null;
  /** Smoothed loss at the first reading that was judged; null before it. */
  readonly first: number | null;
  /** Lowest smoothed loss since then. */
  readonly best: number | null;
  /** Why the sweep is over, in words; empty while it is not. */
  readonly reason: string;
}

/** Whether to end the sweep. */
export interface StopAdvice {
  readonly stop: boolean;
  /** Why, in words; empty while there is no need to. */
  readonly reason: string;
}

/** Ends a sweep: a pure reducer over losses, whose state is plain JSON. */
export interface StopRule {
  readonly start: StopState;
  /** The state after one more loss. Once it says stop, it stays so. */
  readonly next: (state: StopState, loss: number) => StopState;
  readonly advice: (state: StopState) => StopAdvice;
}

/**
 * Says when a range test has seen enough: the loss has gone up for good, or is no number any more.
 *
 *   level = bias-corrected EMA of the loss
 *   stop:   level > max(first, best + (factor - 1) * |best|),   or the loss is NaN or Infinity
 *
 * For a positive loss that is `factor` times the best. A level below the first one is never a divergence, so a loss
 * that falls from 2 to 0.01 may come back to 0.1; and a loss below 0 has a limit above it. Readings before `warm` only
 * feed the average: a lucky first batch is not the best loss.
 *
 * Sources: fastai LRFinder (4 times the best, beta 0.98); pytorch-lr-finder (5 times, 0.95). beta is lower here, since
 * 0.98 looks back about 50 steps of a sweep of 100. `warm` and the comparison with the first loss are ours;
 * {@link recordAs} stops as those tools do.
 *
 * @throws AnnealError with every mistake of the options; `next` when the loss is no number at all.
 * @example
 * const rule = stopRule({ beta: 0, warm: 2 });
 * const after = [2, 1, 3, 8].reduce((state, loss) => rule.next(state, loss), rule.start);
 * rule.advice(after); // { stop: true, reason: "the smoothed loss is 8; its best was 1" }
 */
export function stopRule(options: StopRuleOptions = {}): StopRule {
  const { factor, beta, warm } = readOptions("stopRule", options, {
    factor: { type: "number", above: 1, default: 4, says: "how many times the best is too much" },
    beta: { type: "number", min: 0, below: 1, default: 0.9, says: "EMA weight of the past" },
    warm: { type: "number", min: 0, whole: true, default: 10, says: "readings before any is judged" },
  });
  return {
    start: { ema: emptyEma, level: null, first: null, best: null, reason: "" },
    next: (state, loss) => {
      if (typeof loss !== "number") refuse([problem("type", "loss", "a number", loss)]);
      if (state.reason !== "") return state;
      if (!isLoss(loss)) return { ...state, reason: `the loss is ${short(loss)}` };
      const ema = intoEma(state.ema, loss, { beta });
      const level = levelOf(ema, { beta });
      if (ema.n < warm) return { ...state, ema, level };
      const first = state.first ?? level;
      const best = Math.min(state.best ?? level, level);
      const limit = Math.max(first, best + (factor - 1) * Math.abs(best));
      const reason = level > limit ? `the smoothed loss is ${short(level)}; its best was ${short(best)}` : "";
      return { ema, level, first, best, reason };
    },
    advice: ({ reason }) => ({ stop: reason !== "", reason }),
  };
}

/** Beyond this a loss has overflowed in all but name. */
const isLoss = (loss: number): boolean => Math.abs(loss) <= 1e100;

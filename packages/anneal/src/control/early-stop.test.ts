import { describe, expect, test } from "vitest";
import { type EarlyStopAdvice, type EarlyStopOptions, earlyStop } from "./index.ts";

/** The advice after metrics that were read at steps 0, 10, 20 ... */
function adviceAfter(options: EarlyStopOptions, metrics: readonly number[]): EarlyStopAdvice {
  const control = earlyStop(options);
  return control.advice(
    metrics.reduce((state, metric, i) => control.next(state, { step: 10 * i, metric }), control.start),
  );
}

describe("early stop", () => {
  test("tolerates patience stale checks and stops at the next one", () => {
    expect(adviceAfter({ patience: 2 }, [3, 2, 2, 2]).stop).toBe(false);
    expect(adviceAfter({ patience: 2 }, [3, 2, 2, 2, 2])).toEqual({
      stop: true,
      bestStep: 10,
      reason: "3 checks without improvement on 2 at step 10",
    });
  });

  test("stops one check after Keras EarlyStopping, whose patience 3 stops at the third stale check", () => {
    expect(adviceAfter({ patience: 2 }, [1, 1, 1, 1]).stop).toBe(true);
    expect(adviceAfter({ patience: 3 }, [1, 1, 1, 1]).stop).toBe(false);
  });

  test("names the step of the best metric, in either mode", () => {
    expect(adviceAfter({}, [3, 1, 2]).bestStep).toBe(10);
    expect(adviceAfter({ mode: "max" }, [3, 1, 4, 2]).bestStep).toBe(20);
    expect(adviceAfter({}, []).bestStep).toBe(null);
  });

  test("counts an improvement that is too small as stale, and does not move the best", () => {
    expect(adviceAfter({ patience: 0, minDelta: 0.5 }, [3, 2.6])).toMatchObject({ stop: true, bestStep: 0 });
    expect(adviceAfter({ patience: 0, minRatio: 0.1 }, [3, 2.6])).toMatchObject({
      stop: false,
      bestStep: 10,
    });
  });

  test("ignores the first checks altogether", () => {
    expect(adviceAfter({ patience: 0, warm: 3 }, [1, 2, 3, 9, 8])).toMatchObject({
      stop: false,
      bestStep: 40,
    });
  });

  test("takes a metric that is not finite for a stale one", () => {
    expect(adviceAfter({ patience: 0 }, [Number.NaN])).toEqual({
      stop: true,
      bestStep: null,
      reason: "1 check without improvement",
    });
    expect(adviceAfter({ patience: 0 }, [1, Number.NEGATIVE_INFINITY])).toMatchObject({
      stop: true,
      bestStep: 0,
    });
  });

  test("takes its advice back when the metric improves after all", () => {
    expect(adviceAfter({ patience: 0 }, [2, 3, 1])).toEqual({ stop: false, bestStep: 20, reason: "" });
  });

  test("never touches the LR", () => {
    const control = earlyStop({ patience: 0 });
    expect(control.factor(control.next(control.start, { step: 0, metric: Number.NaN }), 1)).toBe(1);
  });

  test("refuses what it cannot use, in a sentence", () => {
    const control = earlyStop();
    expect(() => earlyStop({ patience: -1 })).toThrow("earlyStop.patience: expected a whole number");
    expect(() => earlyStop({ minDetla: 1 } as EarlyStopOptions)).toThrow('did you mean "minDelta"?');
    expect(() => control.next(control.start, { step: -1, metric: 0 })).toThrow(
      "reading.step: expected a step of at least 0, received -1",
    );
    expect(() => control.next(control.start, { step: 0 } as never)).toThrow(
      "reading.metric: expected a number, received nothing",
    );
  });
});

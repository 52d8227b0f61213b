import { defaultDevice, grad, init, jit, numpy as np } from "@jax-js/jax";
import { beforeAll, describe, expect, test } from "vitest";
import { plateau } from "../../control/index.ts";
import { lrTable, toSchedule, withLevels, withLr } from "./index.ts";

beforeAll(async () => {
  await init("wasm"); // all of them, on a Node without WebGPU, would fail
  defaultDevice("wasm");
});

const steps = 200;
const spec = {
  kind: "sequence",
  of: [
    { kind: "linear", from: 0, to: 0.1, over: "10%" },
    { kind: "cosine", from: 0.1, to: 0.01, over: "rest" },
  ],
} as const;
/** The same by its formula. */
const rate = (k: number): number =>
  k < 20 ? (0.1 * k) / 20 : 0.01 + (0.09 * (1 + Math.cos((Math.PI * (k - 20)) / 180))) / 2;

const x = [1, -0.5, 0.25];
const y = [2, -1, 0.5];
/** Least squares in float64: the weights after each update. */
function byHand(updates: number): number[] {
  let w = 0.5;
  return Array.from({ length: updates }, (_, k) => {
    const gradient = x.reduce((sum, each, i) => sum + (2 * each * (w * each - y[i])) / x.length, 0);
    w -= rate(k) * gradient;
    return w;
  });
}
/** The gradient of the same loss in jax-js. */
const gradientAt = (w: np.Array): np.Array =>
  grad((v: np.Array) => {
    const miss = np.array(x).mul(v).sub(np.array(y));
    return miss.ref.mul(miss).mean();
  })(w);

describe("a jitted step", () => {
  test("is traced once, and follows the schedule for 200 updates", () => {
    let traces = 0;
    const step = jit((lr: np.Array, w: np.Array) => {
      traces++;
      return w.ref.sub(gradientAt(w).mul(lr));
    });
    const train = withLr(step, spec, { steps });
    let w = np.array([0.5]);
    const expected = byHand(steps);
    for (let k = 0; k < steps; k++) {
      w = train(w);
      expect(Math.abs(w.ref.js()[0] - expected[k])).toBeLessThan(1e-5);
    }
    w.dispose();
    expect(traces).toBe(1);
    expect(train.step).toBe(steps);
    expect(expected[0]).toBe(0.5); // the first rate is 0
    expect(expected[steps - 1]).toBeGreaterThan(1.9); // and yet it learns
  });

  test("an LR that it closes over is baked in: the trap", () => {
    let lr = 0.5;
    const step = jit((w: np.Array) => w.sub(lr));
    const first = step(np.array([1])).js();
    lr = 0.25;
    expect([first, step(np.array([1])).js()]).toEqual([[0.5], [0.5]]);
  });

  test("may look its LR up by a traced count, in a table rounded once", () => {
    let traces = 0;
    const step = jit((rates: np.Array, count: np.Array) => {
      traces++;
      return rates.slice(np.minimum(count, steps));
    });
    const table = lrTable(spec, { steps });
    expect(table.length).toBe(steps + 1);
    const rates = np.array(table);
    for (const k of [0, 1, 7, 19, 20, 21, 110, 199, 200, 1000]) {
      const found = step(rates.ref, np.array([k], { dtype: np.int32 })).js()[0];
      expect(found).toBe(Math.fround(rate(Math.min(k, steps))));
    }
    rates.dispose();
    expect(traces).toBe(1);
  });

  test("takes all levels of a plan as one tree, traced once", () => {
    let traces = 0;
    type Tree = { lr: np.Array[]; momentum: np.Array[] };
    const step = jit(({ lr, momentum }: Tree, head: np.Array, body: np.Array) => {
      traces++;
      return [head.mul(momentum[0]).sub(lr[0]), body.mul(momentum[1]).sub(lr[1])];
    });
    const plan = {
      lr: { kind: "linear", from: 1, to: 0, over: "rest" },
      momentum: 0.5,
      groups: [{ match: "head.**", multiplier: 0.25 }],
    } as const;
    const train = withLevels(step, plan, { steps: 4 });
    let [head, body] = [np.array([8]), np.array([8])];
    const seen: number[][] = [];
    for (let k = 0; k < 4; k++) {
      [head, body] = train(head, body);
      seen.push([head.ref.js()[0], body.ref.js()[0]]);
    }
    expect(seen).toEqual([
      [3.75, 3],
      [1.6875, 0.75],
      [0.71875, -0.125],
      [0.296875, -0.3125],
    ]);
    expect(traces).toBe(1);
  });
});

describe("in the way of optax", () => {
  test("a schedule is a function of the count", () => {
    const schedule = toSchedule(spec, { steps });
    for (const k of [0, 1, 19, 20, 110, 199, 500]) {
      expect(schedule(k)).toBeCloseTo(rate(Math.min(k, steps)), 15);
    }
    const plan = { lr: 0.1, groups: [{ match: "head.**", multiplier: 10 }] };
    expect([toSchedule(plan, { steps })(0), toSchedule(plan, { steps }, { group: 0 })(0)]).toEqual([0.1, 1]);
  });

  test("scaleBySchedule as jax-js has it: a count in the state, the size of the step from the host", () => {
    const schedule = toSchedule(spec, { steps });
    let w = np.array([0.5]);
    let count = np.array(0, { dtype: np.uint32 });
    byHand(30).forEach((expected) => {
      const done = count.item();
      w = w.ref.sub(gradientAt(w).mul(schedule(done)));
      count = np.array(done + 1, { dtype: np.uint32 });
      expect(Math.abs(w.ref.js()[0] - expected)).toBeLessThan(1e-5);
    });
  });

  test("inside jit, where a count has no value yet, it says what to do instead", () => {
    const schedule = toSchedule(spec, { steps });
    const step = jit((count: np.Array) => count.mul(schedule(count as never as number)));
    expect(() => step(np.array([1]))).toThrow(
      "count: expected a number; inside jit make the LR an argument (withLr), or look it up (lrTable), received an object",
    );
  });
});

describe("the counter of a scheduled step", () => {
  const give = (lr: number): number => lr;
  const halving = { kind: "steps", at: [1, 2], values: [0.4, 0.2, 0.1] } as const;

  test("resumes exactly, the controller included", () => {
    const control = plateau({ patience: 0, factor: 0.5 });
    const run = (losses: readonly number[], resume?: unknown) => {
      const train = withLr(give, halving, { steps: 3 }, { control, resume });
      const seen = losses.map((loss) => {
        train.read(loss);
        return train();
      });
      return { seen, state: JSON.parse(JSON.stringify(train.state())) };
    };
    expect(run([2, 2, 2]).seen).toEqual([0.4, 0.1, 0.025]);
    expect(run([2], run([2, 2]).state).seen).toEqual([0.025]);
  });

  test("does not count a step that throws", () => {
    const train = withLr(
      (lr: number, fails: boolean) => {
        if (fails) throw new Error("NaN");
        return lr;
      },
      halving,
      { steps: 3 },
    );
    expect(() => train(true)).toThrow("NaN");
    expect([train.step, train.lr, train(false), train.step, train.lr]).toEqual([0, 0.4, 0.4, 1, 0.2]);
  });

  test("refuses a schedule with a mistake before any step", () => {
    expect(() => withLr(give, { kind: "cosin" } as never, { steps: 3 })).toThrow('did you mean "cosine"?');
    expect(() => withLr(give, halving, { steps: 3 }, { startStep: -1 })).toThrow("startStep: expected");
  });
});

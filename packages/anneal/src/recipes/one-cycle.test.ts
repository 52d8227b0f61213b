import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { oneCycle, oneCycleMomentum } from "./one-cycle.ts";

const anneal = {
  cosine: (start: number, end: number, pct: number) =>
    end + ((start - end) / 2) * (Math.cos(Math.PI * pct) + 1),
  linear: (start: number, end: number, pct: number) => (end - start) * pct + start,
};

/** torch's OneCycleLR: phases end at `pct * total - 1`, (`2 * pct * total - 2`,) `total - 1`, both ends included. */
function torch(
  levels: readonly number[],
  { total, pct, shape }: { total: number; pct: number; shape: "cosine" | "linear" },
): (step: number) => number {
  const ends =
    levels.length === 4 ? [pct * total - 1, 2 * pct * total - 2, total - 1] : [pct * total - 1, total - 1];
  return (step) => {
    const phase = ends.findIndex((end) => step <= end);
    const start = phase === 0 ? 0 : ends[phase - 1];
    return anneal[shape](levels[phase], levels[phase + 1], (step - start) / (ends[phase] - start));
  };
}

test.each(["cosine", "linear"] as const)(
  "shifted by its update it is torch's OneCycleLR with two phases, %s",
  (shape) => {
    const [total, pct] = [200, 0.3];
    const want = torch([0.1 / 25, 0.1, 0.1 / 25 / 1e4], { total, pct, shape });
    const spec = oneCycle({ peak: 0.1, warmup: pct * total - 1, shape });
    expectFollows(spec, { steps: total - 1 }, want);
  },
);

test.each(["cosine", "linear"] as const)(
  "shifted by its update it is torch's OneCycleLR with three phases, %s",
  (shape) => {
    const [total, pct] = [200, 0.35];
    const want = torch([0.01, 0.1, 0.01, 0.001], { total, pct, shape });
    const spec = oneCycle({
      peak: 0.1,
      start: 0.01,
      floor: 0.001,
      warmup: pct * total - 1,
      shape,
      phases: 3,
    });
    expectFollows(spec, { steps: total - 1 }, want);
  },
);

test.each([2, 3] as const)("the momentum twin is torch's, with %d phases", (phases) => {
  const [total, pct] = [200, 0.3];
  const levels = phases === 3 ? [0.95, 0.85, 0.95, 0.95] : [0.95, 0.85, 0.95];
  const want = torch(levels, { total, pct, shape: "cosine" });
  expectFollows(oneCycleMomentum({ warmup: pct * total - 1, phases }), { steps: total - 1 }, want);
});

test("as it is, it is Optax's cosine_onecycle_schedule: the peak at 30%, the end at the last step", () => {
  const [n, peak, pct, div, finalDiv] = [100, 2, 0.3, 25, 1e4];
  const optax = (count: number): number => {
    const [bounds, values] = [
      [0, Math.trunc(pct * n), n],
      [peak / div, peak, peak / div / finalDiv],
    ];
    const k = count < bounds[1] ? 0 : 1;
    return anneal.cosine(values[k], values[k + 1], (count - bounds[k]) / (bounds[k + 1] - bounds[k]));
  };
  expectFollows(oneCycle({ peak }), { steps: n }, optax);
});

test("momentum is lowest where the LR is highest", () => {
  const lr = compile(oneCycle({ peak: 1 }), { steps: 1000 });
  const momentum = compile(oneCycleMomentum({ high: 0.9, low: 0.8 }), { steps: 1000 });
  expect([lr.at(300), momentum.at(300)]).toEqual([1, 0.8]);
  expect([momentum.at(0), momentum.at(1000)]).toEqual([0.9, 0.9]);
});

test("three phases whose first two do not fit are refused", () => {
  expect(() => compile(oneCycle({ peak: 1, warmup: "60%", phases: 3 }), { steps: 100 })).toThrow(
    /^sequence\.of\[1\]\.over: expected at most 40 steps, received "60%" \(60 steps\)/,
  );
});

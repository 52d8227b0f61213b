import { describe, expect, test } from "vitest";
import { golden } from "../../../test/golden/golden.ts";
import { compile } from "../../compile/index.ts";
import {
  cyclic,
  multiStep,
  noam,
  oneCycle,
  stepDecay,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupPolynomial,
  warmupRex,
  warmupStableDecay,
} from "../../recipes/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Logged } from "../../series/index.ts";
import { recover } from "./recover.ts";

/** What a trainer logs of a schedule: every so many steps, from a first one, perhaps written with few digits. */
function logOf(
  spec: Spec,
  { steps, every, first = 0, digits }: { steps: number; every: number; first?: number; digits?: number },
): Logged {
  const { at } = compile(spec, { steps });
  const places = Array.from(
    { length: Math.floor((steps - 1 - first) / every) + 1 },
    (_, i) => first + i * every,
  );
  const written = (lr: number): number => (digits === undefined ? lr : Number(lr.toPrecision(digits)));
  return { steps: Float64Array.from(places), values: Float64Array.from(places, (step) => written(at(step))) };
}

/** The largest difference at any step of the run, logged or not, as a share of the LR there, or of 1% of the peak. */
function offEverywhere(spec: Spec, lr: Logged, steps: number): number {
  const found = recover(lr);
  if (found === undefined) return Number.POSITIVE_INFINITY;
  const truth = compile(spec, { steps }).at;
  const { at } = compile(found.spec, { steps: Math.max(1, Math.ceil(found.horizon)) });
  const all = Array.from({ length: steps }, (_, step) => truth(step));
  const peak = Math.max(...all.map(Math.abs));
  return Math.max(...all.map((lr, step) => Math.abs(at(step) - lr) / Math.max(Math.abs(lr), 0.01 * peak)));
}

const cases: readonly (readonly [name: string, spec: Spec, steps: number])[] = [
  ["cosine to 10%, warmup 500", warmupCosine({ peak: 3e-4, floor: 3e-5, warmup: 500 }), 10_000],
  ["cosine to 0, warmup 500", warmupCosine({ peak: 3e-4, warmup: 500 }), 10_000],
  ["linear to 0, warmup 300", warmupLinear({ peak: 1e-3, warmup: 300 }), 12_000],
  ["WSD, 20% 1-sqrt cooldown to 0, warmup 1,000", warmupStableDecay({ peak: 1e-3, warmup: 1000 }), 25_000],
  [
    "WSD, 15% linear cooldown to 10%, warmup 1,000",
    warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "15%", shape: "linear", floor: 1e-4 }),
    20_000,
  ],
  [
    "WSD, 20% mirror cosine cooldown to 0, warmup 1,000",
    warmupStableDecay({ peak: 1e-3, warmup: 1000, shape: "mirror-cosine" }),
    20_000,
  ],
  ["polynomial (power 2) to 0, warmup 400", warmupPolynomial({ peak: 2e-4, warmup: 400, power: 2 }), 8000],
  ["REX to 0, warmup 400", warmupRex({ peak: 2e-4, warmup: 400 }), 8000],
  ["one cycle, peak 0.01 at 2,400", oneCycle({ peak: 0.01 }), 8000],
  ["Noam: inverse square root after warmup 1,000", noam({ peak: 7e-4, warmup: 1000 }), 20_000],
  ["step decay, × 0.1 at 3,000, 6,000", stepDecay({ peak: 0.1, every: 3000 }), 9000],
  [
    "step decay, × 0.2 at 4,000, 6,000",
    multiStep({ peak: 0.1, milestones: [4000, 6000], factor: 0.2 }),
    8000,
  ],
  [
    "cosine with warm restarts, cycles of 1,000 steps, each 2 times as long",
    warmRestarts({ peak: 0.1, cycle: 1000, stretch: 2 }),
    7000,
  ],
  ["cyclic, 1,000 steps up and 1,000 down", cyclic({ low: 1e-4, peak: 1e-3, up: 1000 }), 8000],
];

describe("the schedule behind a log", () => {
  test.each(cases)("%s", (name, spec, steps) => {
    expect(recover(logOf(spec, { steps, every: 50 }))?.name).toBe(name);
  });

  test.each(cases)("%s, logged every 50 steps, is right at the steps between, too", (_, spec, steps) => {
    expect(offEverywhere(spec, logOf(spec, { steps, every: 50 }), steps)).toBeLessThan(0.005);
  });

  test("a few digits, or float32, are rounding and no shape of their own", () => {
    const spec = warmupCosine({ peak: 3e-4, floor: 3e-5, warmup: 500 });
    const rounded = logOf(spec, { steps: 10_000, every: 100, digits: 4 });
    expect(recover(rounded)?.name).toBe("cosine to 10%, warmup 500");
    const single = {
      ...rounded,
      values: Float64Array.from(logOf(spec, { steps: 10_000, every: 100 }).values, Math.fround),
    };
    expect(recover(single)?.name).toBe("cosine to 10%, warmup 500");
  });

  test("a log whose steps count from 1 is named by the round numbers that were meant", () => {
    const spec = warmupCosine({ peak: 3e-4, warmup: 500 });
    const { steps, values } = logOf(spec, { steps: 10_000, every: 50, first: 50 });
    const found = recover({ steps: steps.map((step) => step - 1), values });
    expect(found).toMatchObject({ shift: 1, horizon: 9999, name: "cosine to 0, warmup 500" });
  });

  test("a decay that was cut short shows where it would have ended", () => {
    const whole = logOf(warmupCosine({ peak: 3e-4, warmup: 500 }), { steps: 20_000, every: 100 });
    const cut = { steps: whole.steps.subarray(0, 80), values: whole.values.subarray(0, 80) };
    expect(recover(cut)).toMatchObject({ horizon: 20_000, endShown: true });
  });

  test("a log that begins in the cooldown leaves what came before as a guess", () => {
    const whole = logOf(warmupStableDecay({ peak: 5e-4, warmup: 300, shape: "linear" }), {
      steps: 25_001,
      every: 50,
    });
    const tail = { steps: whole.steps.subarray(401), values: whole.values.subarray(401) };
    const found = recover(tail);
    expect(found?.name).toBe("WSD, 20% linear cooldown to 0, its first 20,000 steps not logged");
    expect(found?.phases[0]).toMatchObject({ assumed: true, role: "hold" });
  });

  test("a warmup that is known from elsewhere stands in front of what was not logged, and nowhere else", () => {
    const steps = 25_001;
    const spec = warmupStableDecay({ peak: 5e-4, warmup: 300, shape: "linear" });
    const whole = logOf(spec, { steps, every: 50 });
    const tail = { steps: whole.steps.subarray(401), values: whole.values.subarray(401) };
    const found = recover(tail, { warmup: 300 });
    expect(found?.name).toBe(
      "WSD, 20% linear cooldown to 0, warmup 300 as configured, its first 20,000 steps not logged",
    );
    expect(found?.phases.map(({ role, begin, end, assumed }) => [role, begin, end, assumed])).toEqual([
      ["warmup", 0, 300, true],
      ["hold", 300, 20_000, true],
      ["decay", 20_000, 25_000, false],
    ]);
    const { at } = compile(found?.spec ?? spec, { steps });
    const wanted = compile(spec, { steps });
    for (const step of [0, 1, 150, 299, 300, 10_000, 20_000, 22_500, 24_999])
      expect(at(step) / wanted.at(step)).toBeCloseTo(1, 3);
    expect(recover(whole, { warmup: 17 })).toEqual(recover(whole));
    expect(recover(tail, { warmup: 20_001 })).toEqual(recover(tail));
    expect(recover(tail, { warmup: 20_000 })?.phases.map(({ role }) => role)).toEqual(["warmup", "decay"]);
  });

  test("a schedule stepped once an epoch is a staircase over it", () => {
    const smooth = compile(warmupCosine({ peak: 0.1, warmup: 0 }), { steps: 90 });
    const steps = Float64Array.from({ length: 900 }, (_, i) => i * 39);
    const found = recover({ steps, values: steps.map((step) => smooth.at(Math.floor(step / 391))) });
    expect(found?.every).toBe(391);
    expect(found?.name).toBe("cosine to 0, in treads of 391 steps");
  });

  test("what nothing simple explains is joined by straight lines, and says so", () => {
    const values = Float64Array.from({ length: 60 }, (_, i) => 1e-3 * (1.2 + Math.sin(i * i)));
    const found = recover({ steps: values.map((_, i) => i), values });
    expect(found?.exact).toBe(false);
    expect(found?.name).toMatch(/^no simple schedule: straight lines between \d+ points$/);
    expect(found?.error.max).toBeLessThan(0.005);
  });
});

describe("the learning rates that frameworks computed", () => {
  const rows = [...golden].flatMap(([name, { cases: all }]) =>
    all
      .filter((each) => each.times === undefined && each.steps.length >= 8)
      .map((each) => ({
        name,
        id: each.id,
        steps: each.steps,
        row: each.rows.find((row) => row.of === "lrs"),
      }))
      .filter(({ row }) => row?.want.every(Number.isFinite)),
  );

  test("every table is reproduced within 0.5%, and five in six by a simple schedule", () => {
    const found = rows.map(({ id, steps, row }) => ({
      id,
      found: recover({ steps: Float64Array.from(steps), values: Float64Array.from(row?.want ?? []) }),
    }));
    expect(found.filter((each) => !((each.found?.error.max ?? 1) <= 0.005)).map((each) => each.id)).toEqual(
      [],
    );
    expect(found.filter((each) => each.found?.exact).length).toBeGreaterThan((5 / 6) * rows.length);
    expect(rows.length).toBeGreaterThan(300);
  });

  test.each([3, 8])("one point in %d of a table is reproduced as well", (every) => {
    const off = rows.flatMap(({ id, steps, row }, k) => {
      if (k % 8 !== every % 8) return [];
      const some = (values: readonly number[]) => Float64Array.from(values.filter((_, i) => i % every === 0));
      const found = recover({ steps: some(steps), values: some(row?.want ?? []) });
      return (found?.error.max ?? 1) <= 0.005 ? [] : [id];
    });
    expect(off).toEqual([]);
  });
});

describe("odd logs", () => {
  test("nothing is recovered from nothing", () => {
    expect(recover({ steps: new Float64Array(), values: new Float64Array() })).toBeUndefined();
    expect(recover({ steps: Float64Array.of(1), values: Float64Array.of(Number.NaN) })).toBeUndefined();
  });

  test("one point is a constant", () => {
    expect(recover({ steps: Float64Array.of(7), values: Float64Array.of(1e-3) })?.name).toBe("constant 1e-3");
  });

  test("steps out of order are refused, by name", () => {
    const lr = { steps: Float64Array.of(0, 2, 2), values: Float64Array.of(1, 1, 1) };
    expect(() => recover(lr)).toThrow("lr.steps[2]: expected a step above 2, the one before, received 2");
  });
});

// The formula of build-nanogpt and many loops of their own: the peak comes one update before the decay begins.
test.each([1, 10, 25, 40])(
  "a warmup that gets to its peak a step early is whole, logged every %i steps",
  (every) => {
    const steps = Float64Array.from({ length: Math.floor(1000 / every) + 1 }, (_, k) => k * every);
    const values = steps.map((i) =>
      i < 100 ? (1e-3 * (i + 1)) / 100 : 5e-4 * (1 + Math.cos((Math.PI * (i - 100)) / 900)),
    );
    const found = recover({ steps, values });
    expect(found).toMatchObject({ name: "cosine to 0, warmup 100", exact: true, horizon: 1000 });
  },
);

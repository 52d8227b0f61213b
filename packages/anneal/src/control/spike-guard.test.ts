import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SpikeGuardOptions, type SpikeReading, type SpikeState, spikeGuard } from "./index.ts";

/** Mulberry32: a number in [0, 1) at each call. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Laplace noise of deviation 1: far heavier tails than a loss has. */
const laplace = (random: () => number): number => {
  const x = random() - 0.5;
  return (-Math.sign(x) * Math.log(1 - 2 * Math.abs(x))) / Math.SQRT2;
};

/** A made-up run: a loss that decays as a power law with 1 to 6% of noise, a gradient norm with 5 to 30%. */
function madeUpRun(seed: number, steps: number, noise = normal): SpikeReading[] {
  const random = seeded(seed);
  const [floor, gain, power] = [1.5 + 1.5 * random(), 2 + 6 * random(), 0.3 + 0.4 * random()];
  const [ofLoss, ofNorm] = [0.01 + 0.05 * random(), 0.05 + 0.25 * random()];
  return Array.from({ length: steps }, (_, step) => ({
    step,
    loss: (floor + gain * (1 + step / 20) ** -power) * (1 + ofLoss * noise(random)),
    gradNorm: 0.3 * (1 + 5 / (1 + step / 50)) * Math.exp(ofNorm * noise(random)),
  }));
}

/** The states after each reading. */
function watch(readings: readonly SpikeReading[], options: SpikeGuardOptions = {}): SpikeState[] {
  const guard = spikeGuard(options);
  let state = guard.start;
  return readings.map((reading) => {
    state = guard.next(state, reading);
    return state;
  });
}

/** How many spikes begin. */
const alarms = (states: readonly SpikeState[]): number =>
  states.filter(({ spikeAt }, i) => spikeAt !== null && (states[i - 1]?.spikeAt ?? null) === null).length;

const flat = (n: number, loss = 2): SpikeReading[] =>
  Array.from({ length: n }, (_, step) => ({ step, loss }));

describe("the rate of false alarms", () => {
  const count = (noise: (random: () => number) => number): number => {
    let found = 0;
    for (let seed = 1; seed <= 1000; seed++) found += alarms(watch(madeUpRun(seed, 500, noise)));
    return found;
  };

  test("is below one in 500,000 readings of 1,000 runs with normal noise", () => {
    expect(count(normal)).toBe(0);
  });

  test("is at most one in 5,000 readings with Laplace noise", () => {
    expect(count(laplace)).toBeLessThanOrEqual(500_000 / 5000);
  });
});

describe("an injected spike", () => {
  const seeds = Array.from({ length: 200 }, (_, i) => i + 1);
  const inject = (
    run: SpikeReading[],
    at: number,
    n: number,
    change: Partial<Record<"loss" | "gradNorm", number>>,
  ) =>
    run.map((each) =>
      each.step < at || each.step >= at + n
        ? each
        : {
            ...each,
            loss: each.loss * (change.loss ?? 1),
            gradNorm: (each.gradNorm as number) * (change.gradNorm ?? 1),
          },
    );

  test("of the loss by 60% is caught at its first reading in every run, and ends with it", () => {
    for (const seed of seeds) {
      const states = watch(inject(madeUpRun(seed, 400), 300, 5, { loss: 1.6 }));
      expect(states[299].advice.kind).toBe("none");
      expect(states[300]).toMatchObject({ spikeAt: 300, depth: 0.5 });
      expect(states[300].advice).toMatchObject({ kind: "backOff", factor: 0.5, toStep: null });
      expect(states[305].spikeAt).toBe(null);
    }
  });

  test("of the loss by 30% is caught in 7 of 10 runs: the others have more noise than that", () => {
    const caught = seeds.filter((seed) => {
      const states = watch(inject(madeUpRun(seed, 301), 300, 1, { loss: 1.3 }));
      return states[300].spikeAt === 300;
    });
    expect(caught.length / seeds.length).toBeGreaterThanOrEqual(0.7);
  });

  test("of the gradient norm to thirtyfold is caught in every run and only backs off", () => {
    for (const seed of seeds) {
      const states = watch(inject(madeUpRun(seed, 400), 300, 60, { gradNorm: 30 }));
      expect(states[300].advice.kind).toBe("backOff");
      expect(states.some(({ advice }) => advice.kind === "rewind")).toBe(false);
    }
  });

  test("of the loss that stays asks to rewind 100 steps before it, after 20 readings", () => {
    for (const seed of seeds) {
      const states = watch(inject(madeUpRun(seed, 400), 300, 100, { loss: 2 }));
      expect(states[318].advice.kind).toBe("backOff");
      expect(states[319].advice).toMatchObject({ kind: "rewind", toStep: 200 });
    }
  });

  test("that never goes away becomes the new level", () => {
    const states = watch(inject(madeUpRun(1, 600), 300, 300, { loss: 3 }));
    expect(states[599].spikeAt).toBe(null);
    expect(states[599].advice.kind).toBe("none");
  });
});

describe("the factor", () => {
  const spike = [...flat(70), { step: 70, loss: 9 }, { step: 71, loss: 2 }];

  test("is cut at the spike and returns along half a cosine", () => {
    const guard = spikeGuard({ backOff: 0.4, over: 100 });
    const state = spike.reduce(guard.next, guard.start);
    const cosine = (p: number): number => 0.4 + (0.6 * (1 - Math.cos(Math.PI * p))) / 2;
    expect(guard.factor(state, 70)).toBe(0.4);
    expect(guard.factor(state, 95)).toBeCloseTo(cosine(0.25), 14);
    expect(guard.factor(state, 120)).toBeCloseTo(0.7, 14);
    expect([170, 171, 1e9].map((step) => guard.factor(state, step))).toEqual([1, 1, 1]);
  });

  test("is cut from where it is when a second spike comes during the recovery, down to the floor", () => {
    const second = [...spike, ...flat(79).slice(72), { step: 79, loss: 9 }];
    expect(watch(second, { over: 18 })[79].depth).toBeCloseTo(0.75 * 0.5, 14);
    const many = Array.from({ length: 200 }, (_, step) => ({
      step,
      loss: step > 70 && step % 3 === 0 ? 9 : 2,
    }));
    expect(watch(many, { floor: 0.2 })[199].depth).toBe(0.2);
  });

  test("stays cut while the spike lasts, and is not cut again", () => {
    const lasting = [...flat(70), ...flat(80, 9).slice(70)];
    const states = watch(lasting);
    expect(states[79]).toMatchObject({ depth: 0.5, until: 79, spikeAt: 70 });
  });

  test("stays cut for the steps before the spike, when the run was taken back", () => {
    const guard = spikeGuard();
    const state = spike.reduce(guard.next, guard.start);
    expect(guard.factor(state, 10)).toBe(0.5);
  });

  test("is exactly 1 without a spike, stays in [floor, 1] and is never NaN, whatever is read", () => {
    const reading = fc.record({ loss: fc.double(), gradNorm: fc.double() }, { requiredKeys: ["loss"] });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), fc.boolean(), (readings, calm) => {
        const guard = spikeGuard({ warm: 2, floor: 0.3, over: 5, rewindAfter: 2 });
        let state = guard.start;
        readings.forEach((each, step) => {
          state = guard.next(state, calm ? { step, loss: 1 } : { ...each, step });
          const factor = guard.factor(state, step);
          expect(calm ? factor === 1 : factor >= 0.3 && factor <= 1).toBe(true);
        });
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});

describe("a reading", () => {
  test("that is not finite asks to rewind at once, even the first, and again while it lasts", () => {
    for (const loss of [Number.NaN, Number.POSITIVE_INFINITY, 1e200]) {
      expect(watch([{ step: 40, loss }])[0].advice).toMatchObject({ kind: "rewind", toStep: 0 });
    }
    const states = watch([...flat(200), { step: 200, loss: Number.NaN }, { step: 201, loss: Number.NaN }]);
    expect(states[200].advice).toEqual({
      kind: "rewind",
      factor: 0.5,
      toStep: 100,
      reason: "step 200: loss NaN where 2 is usual",
    });
    expect(states[201].advice).toMatchObject({ kind: "rewind", toStep: 100 });
  });

  test("of a gradient norm that is not finite asks to rewind", () => {
    const states = watch([...flat(9), { step: 9, loss: 2, gradNorm: Number.NaN }]);
    expect(states[9].advice).toMatchObject({ kind: "rewind", reason: "step 9: gradient norm NaN" });
  });

  test("is not judged before enough were read", () => {
    expect(alarms(watch([...flat(63), { step: 63, loss: 50 }]))).toBe(0);
    expect(alarms(watch([...flat(64), { step: 64, loss: 50 }]))).toBe(1);
  });

  test("must rise by leastRise, however quiet the run was", () => {
    expect(alarms(watch([...flat(80), { step: 80, loss: 2.09 }]))).toBe(0);
    expect(alarms(watch([...flat(80), { step: 80, loss: 2.11 }]))).toBe(1);
    expect(alarms(watch([...flat(80, -2), { step: 80, loss: -1.95 }]))).toBe(0);
    expect(alarms(watch([...flat(80, -2), { step: 80, loss: -1.8 }]))).toBe(1);
  });

  test("far below the usual level is no spike, and the next usual one is none either", () => {
    const dip = (gradNorm: number): SpikeReading[] =>
      Array.from({ length: 90 }, (_, step) => ({ step, loss: 2, gradNorm: step === 80 ? gradNorm : 1 }));
    expect(alarms(watch(dip(0.001)))).toBe(0);
    expect(alarms(watch(dip(0)))).toBe(0);
  });

  test("says what it saw", () => {
    const states = watch([
      ...madeUpRun(3, 100),
      { step: 100, loss: 40, gradNorm: 77 },
      { step: 101, loss: 40 },
    ]);
    expect(states[100].advice.reason).toMatch(
      /^step 100: loss 40 where [\d.]+ is usual, gradient norm 77 where [\d.]+ is usual$/,
    );
    expect(states[101].advice.reason).toMatch(/^step 101: loss 40 where [\d.]+ is usual$/);
  });

  test("is refused when it is none", () => {
    const guard = spikeGuard();
    const reading = (each: object) => () => guard.next(guard.start, each as SpikeReading);
    expect(reading({ loss: 1 })).toThrow("reading.step: expected a step of at least 0, received nothing");
    expect(reading({ step: 1 })).toThrow("reading.loss: expected a number, received nothing");
    expect(reading({ step: 1, loss: 1, gradNorm: "2" })).toThrow(
      'reading.gradNorm: expected a number, received "2"',
    );
  });
});

test.each<[object, string]>([
  [{ threshold: 0 }, "spikeGuard.threshold: expected a number"],
  [{ beta: 1 }, "spikeGuard.beta: expected a number"],
  [{ warm: 1 }, "spikeGuard.warm: expected a whole number"],
  [{ backOff: 2 }, "spikeGuard.backOff: expected a number"],
  [{ backof: 0.5 }, 'did you mean "backOff"?'],
])("options are refused in a sentence: %j", (wrong, sentence) => {
  expect(() => spikeGuard(wrong)).toThrow(sentence);
});

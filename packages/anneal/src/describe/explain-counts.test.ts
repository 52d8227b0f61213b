import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, type Spec } from "../index.ts";
import { cyclic, multiStep, stepDecay, warmRestarts } from "../recipes/index.ts";
import { explain, phases } from "./index.ts";

const wordsOf = (spec: Spec, steps: number): string =>
  explain(compile(spec, { steps }), { steps }, spec).paragraphs.join("\n");

const whole = "the end of the run cuts no part short";

test("a cycle that the end of the run cuts is told with its numbers", () => {
  const sgdr = wordsOf(warmRestarts({ peak: 1e-3, warmup: "5%", cycle: 5000 }), 25_000);
  expect(sgdr).toContain("4 whole cosine cycles and 3,750 of the 5,000 steps of one more");
  expect(sgdr).not.toContain(whole);
  const waves = wordsOf(cyclic({ low: 1e-4, peak: 1e-3, up: 2000 }), 25_000);
  expect(waves).toContain("6 whole triangle cycles and 1,000 of the 4,000 steps of one more");
  expect(waves).not.toContain(whole);
});

test("a run that ends with its last cycle is said to cut nothing", () => {
  const sgdr = wordsOf(warmRestarts({ peak: 1e-3, cycle: 5000 }), 25_000);
  expect(sgdr).toContain("goes through 5 cosine cycles.");
  expect(sgdr).toContain(whole);
});

test("cuts close together in a long run are all counted", () => {
  const early = wordsOf(multiStep({ peak: 0.1, milestones: [30, 60, 80] }), 450_000);
  expect(early).toContain("cut 3 times: to 0.01 at step 30, to 1e-3");
  expect(early).toContain("to 1e-4 (1/1,000 of the longest step) at step 80");
  const next = wordsOf(multiStep({ peak: 0.1, milestones: [30, 31, 32] }), 450_000);
  expect(next).toContain("cut 3 times");
});

test("the top of the stairs is no cut", () => {
  const milestones = [10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent): `${number}%` => `${percent}%`);
  const words = wordsOf(multiStep({ peak: 0.1, milestones }), 25_000);
  expect(words).not.toContain("at step 0");
  expect(words).toMatch(/cut 9 times: to 0\.01 at step 2,500|in 10 treads/);
});

test("treads are counted as they are written, also where they are too low to tell apart", () => {
  expect(wordsOf(stepDecay({ peak: 0.1, every: 30 }), 450_000)).toContain("in 15,000 treads");
  expect(wordsOf(stepDecay({ peak: 0.1, every: 30 }), 4500)).toContain("in 150 treads");
});

test("more cycles than are listed are counted too", () => {
  const words = wordsOf(warmRestarts({ peak: 0.1, cycle: 10 }), 450_000);
  expect(words).toContain("45,000 cosine cycles");
  expect(words).not.toContain("10,000");
});

/** Updates whose LR differs from that of the update before. */
function changes(at: (step: number) => number, steps: number): number {
  let count = 0;
  for (let t = 1; t < steps; t++) if (at(t) !== at(t - 1)) count++;
  return count;
}

/** The cuts that an explanation or its phases tell: cuts in so many words, or treads less one. */
function told(spec: Spec, steps: number): number {
  const words = wordsOf(spec, steps);
  const cuts = /is cut (once|twice|([\d,]+) times)/.exec(words);
  if (cuts) return cuts[1] === "once" ? 1 : cuts[1] === "twice" ? 2 : Number(cuts[2].replaceAll(",", ""));
  const treads = /in ([\d,]+) treads/.exec(words);
  return treads ? Number(treads[1].replaceAll(",", "")) - 1 : 0;
}

const fixed = { seed: 7, numRuns: 150 };

test("of any milestones as many cuts are told as the run has", () => {
  const gaps = fc.array(fc.integer({ min: 2, max: 400 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(gaps, fc.double({ min: 0.2, max: 0.9, noNaN: true }), (widths, factor) => {
      let step = 0;
      const milestones = widths.map((width) => {
        step += width;
        return step;
      });
      const spec = multiStep({ peak: 1, milestones, factor });
      const steps = step + 10;
      expect(told(spec, steps)).toBe(changes(compile(spec, { steps }).at, steps));
    }),
    fixed,
  );
});

test("of any step decay as many cuts are told as the run has", () => {
  const numbers = fc.tuple(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 90 }));
  fc.assert(
    fc.property(numbers, fc.double({ min: 0.1, max: 0.9, noNaN: true }), ([every, treads], factor) => {
      const spec = stepDecay({ peak: 1, every, factor });
      const steps = every * treads + 1;
      expect(told(spec, steps)).toBe(changes(compile(spec, { steps }).at, steps));
    }),
    fixed,
  );
});

/** The whole cycles, and whether one more is cut, that an explanation tells. */
function cyclesTold(spec: Spec, steps: number): number {
  const words = wordsOf(spec, steps);
  const [, count, cut] =
    /goes through ([\d,]+) (?:whole )?\w+ cycles?( and [\d,.]+ of the)?/.exec(words) ?? [];
  return Number(count.replaceAll(",", "")) + (cut === undefined ? 0 : 1);
}

test("of any restarts as many cycles are told as begin in the run", () => {
  const numbers = fc.record({
    cycle: fc.integer({ min: 8, max: 200 }),
    stretch: fc.constantFrom(1, 1.5, 2),
    steps: fc.integer({ min: 500, max: 5000 }),
  });
  fc.assert(
    fc.property(numbers, ({ cycle, stretch, steps }) => {
      const spec = warmRestarts({ peak: 1, cycle, stretch });
      let [begun, start, length] = [0, 0, cycle];
      for (; start < steps; length *= stretch) {
        begun++;
        start += length;
      }
      const { paragraphs } = explain(compile(spec, { steps }), { steps }, spec);
      expect(cyclesTold(spec, steps)).toBe(begun);
      expect(paragraphs.join(" ").includes(whole)).toBe(start === steps);
    }),
    fixed,
  );
});

test("of any waves as many cycles are told as begin in the run", () => {
  const numbers = fc.record({
    up: fc.integer({ min: 5, max: 100 }),
    down: fc.integer({ min: 5, max: 100 }),
    steps: fc.integer({ min: 500, max: 5000 }),
  });
  fc.assert(
    fc.property(numbers, ({ up, down, steps }) => {
      const spec = cyclic({ low: 0.1, peak: 1, up, down });
      expect(cyclesTold(spec, steps)).toBe(Math.ceil(steps / (up + down)));
      expect(wordsOf(spec, steps).includes(whole)).toBe(steps % (up + down) === 0);
    }),
    fixed,
  );
});

test("the phases of a long step decay say the same", () => {
  const spec = stepDecay({ peak: 0.1, every: 30 });
  const curve = compile(spec, { steps: 4500 });
  expect(phases(curve, 4500, spec)[0].shape).toBe("exponential, in 150 treads");
});

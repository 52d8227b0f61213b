import { expect, test } from "vitest";
import { compile, type Spec } from "../index.ts";
import { inverseSqrt, multiStep, warmRestarts, warmupCosine, warmupStableDecay } from "../recipes/index.ts";
import { constant, cosine } from "../schedules/index.ts";
import { explain } from "./index.ts";

const wordsOf = (spec: Spec, steps: number): string =>
  explain(compile(spec, { steps }), { steps }, spec).paragraphs.join("\n");

test("a name heads the title; a spec may stand beside it or alone", () => {
  const spec = constant({ value: 1 });
  const curve = compile(spec, { steps: 9 });
  const named = explain(curve, { steps: 9 }, { name: "run.json", spec });
  expect(named.title).toBe("run.json: how far each step goes, over 9 steps");
  expect({ ...named, title: "" }).toEqual({ ...explain(curve, { steps: 9 }, spec), title: "" });
  expect(explain(curve, { steps: 9 }, {}).title).toBe("How far each step goes, over 9 steps");
});

test("a hold may be left or extended, and a fall must be finished", () => {
  const words = wordsOf(warmupStableDecay({ peak: 1e-3, warmup: 1000 }), 25_000);
  expect(words).toContain(
    "While the length is held (steps 1,000 to 20,000) the end is still open: the hold can be left early or extended",
  );
  // 1 - sqrt(1/2) of 1e-3
  expect(words).toContain("stopped halfway through it, at step 22,500, ends at 2.93e-4 instead of 0.");
});

test("a cosine is finished only at the step it was planned for", () => {
  const { paragraphs, sources } = explain(
    compile(warmupCosine({ peak: 1e-3, warmup: 1000 }), { steps: 25_000 }),
    { steps: 25_000 },
  );
  const words = paragraphs.join("\n");
  expect(words).toMatch(/The fall is planned to step 25,000 and finished only there \[\d\]/);
  expect(words).toContain("at step 13,000, ends at 5e-4 instead of 0.");
  expect(words).toContain("chosen before the fall begins at step 1,000");
  expect(sources.map(({ arxiv }) => arxiv)).toContain("2405.18392");
});

test("a fall that is planned beyond the run can be extended as it is", () => {
  const words = wordsOf(cosine({ from: 1, to: 0, over: 200 }), 100);
  expect(words).toContain("planned to step 200");
  expect(words).toContain("can be extended to step 200 as it is");
});

test("what has no end of its own can be stopped and extended at any step", () => {
  expect(wordsOf(constant({ value: 1 }), 100)).toContain(
    "can be stopped at any step, and extended by keeping the length",
  );
  expect(wordsOf(inverseSqrt({ peak: 1, warmup: 10 }), 1000)).toContain("The fall has no end of its own");
  expect(wordsOf(multiStep({ peak: 1, milestones: [50, 80] }), 100)).toContain(
    "from the last cut on, step 80; extended, it keeps the length of 0.01",
  );
});

test("cycles name the places to stop, and say whether more of them come", () => {
  const endless = wordsOf(warmRestarts({ peak: 1, cycle: 100 }), 300);
  expect(endless).toContain("(after steps 99, 199, 299)");
  expect(endless).toContain("goes on with the next cycle");
  expect(wordsOf(warmRestarts({ peak: 1, times: 3 }), 300)).toContain("cycles have to be added to the plan");
});

test("a phase that hardly takes any of the run is called short", () => {
  const words = wordsOf(multiStep({ peak: 0.1, milestones: [30, 60, 80] }), 450_000);
  expect(words).toContain("A short hold. For the first 30 steps (0.0067% of the run)");
  expect(words).not.toContain("crosses the valley");
});

test("a small LR stands beside its share of the peak, and rates are not said to race", () => {
  const words = wordsOf(warmupCosine({ peak: 1e-3, warmup: 1000, floor: 8e-7 }), 25_000);
  expect(words).toContain("8e-7 (1/1,250 of the longest step)");
  expect(words).not.toMatch(/range test|race/);
});

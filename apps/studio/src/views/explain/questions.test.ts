import { compile, type Spec, warmRestarts, warmupCosine, warmupStableDecay } from "anneal";
import { explain, summarise } from "anneal/describe";
import { describe, expect, test } from "vitest";
import { toldOf } from "./acts.ts";
import { footprintsOf } from "./footprints.ts";
import { questionsAbout } from "./questions.ts";
import type { Scene } from "./scene.ts";

function sceneOf(spec: Spec, steps: number): Scene {
  const curve = compile(spec, { steps });
  return { name: "plan", curve, spec, horizon: { steps }, summary: summarise(curve, steps, spec), logs: [] };
}
const titlesOf = (scene: Scene): readonly string[] => questionsAbout(scene).map(({ title }) => title);
const answer = (scene: Scene, title: string): readonly string[] =>
  questionsAbout(scene)
    .find((question) => question.title === title)
    ?.answer.map(({ text }) => text) ?? [];

const odd: readonly [string, Spec, number][] = [
  ["one step", { kind: "constant", value: 1e-3 }, 1],
  ["always 0", { kind: "constant", value: 0 }, 100],
  ["below 0", { kind: "linear", from: -1, to: -2, over: "rest" }, 100],
  ["rising", { kind: "linear", from: 0, to: 1, over: "rest" }, 100],
  ["a thousand restarts", { kind: "repeat", of: { kind: "cosine", from: 1, to: 0, over: 10 } }, 10_000],
  ["noise", { kind: "noise", of: { kind: "constant", value: 1 }, std: 0.1, seed: 7 }, 500],
  ["tiny levels", { kind: "exponential", from: 1, factor: 0.5 }, 3000],
  ["huge levels", { kind: "constant", value: 1e99 }, 10],
  ["a long run", warmupCosine({ peak: 1e-3, warmup: "1%" }), 5_000_000],
];

describe("whatever the schedule is, its page says nothing odd", () => {
  test.each(odd)("%s", (_, spec, steps) => {
    const scene = sceneOf(spec, steps);
    const told = toldOf(explain(scene.curve, scene.horizon, spec), scene.summary.phases);
    const texts = [
      told.lead,
      ...[...told.acts, ...told.after].map(({ title, text }) => `${title} ${text}`),
      ...questionsAbout(scene).flatMap(({ answer: said }) =>
        said.map(({ text, source }) => `${text} ${source}`),
      ),
    ];
    for (const text of texts) expect(text).not.toMatch(/NaN|undefined|∞|not a number|\[object/);
    for (const { share } of footprintsOf(scene.curve, steps, 34)) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    for (const { answer: said } of questionsAbout(scene)) {
      expect(said.length).toBeGreaterThan(0);
      for (const { source } of said) expect(source).not.toBe("");
    }
  });
});

describe("questions and answers are about this curve", () => {
  const wsd = sceneOf(
    warmupStableDecay({ peak: 2e-3, warmup: 300, cooldown: "20%", shape: "linear" }),
    25_000,
  );
  test("of warmup only where there is one, of restarts only where there are any", () => {
    expect(titlesOf(wsd)).toContain("Does it need the warmup?");
    expect(titlesOf(wsd)).not.toContain("What are the restarts for?");
    const cycles = sceneOf(warmRestarts({ peak: 0.1, cycle: 100 }), 300);
    expect(titlesOf(cycles)).toContain("What are the restarts for?");
    expect(titlesOf(cycles)).not.toContain("Does it need the warmup?");
  });
  test("stopping at 80% is told from the curve there", () => {
    const linear = sceneOf({ kind: "linear", from: 1, to: 0, over: "rest" }, 1000);
    // At step 800 of a straight line from 1 to 0 over 1,000 the step is 0.2 long; at 999, 0.001.
    expect(answer(linear, "What if we stop early?")[0]).toBe(
      "Stopped at 80%, step 800, this plan is in its cooldown: the step there is 0.2, 20% of the longest; at its end it is 1e-3.",
    );
  });
  test("short steps all the way would cover their share of the way", () => {
    const halves: Spec = { kind: "steps", at: [500], values: [1, 0.5] };
    // Half the steps are 1 long, half 0.5: the way is 750. All at 0.5 cover 500 of it.
    expect(answer(sceneOf(halves, 1000), "Why not short steps all the way?")[0]).toContain(
      "cover 66.7% of the way",
    );
  });
});

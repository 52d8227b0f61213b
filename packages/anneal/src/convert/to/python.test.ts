import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawSpecs } from "../../../../../scripts/roundtrip/draw.mjs";
import { findPython, runPython } from "../../../../../scripts/roundtrip/python.mjs";
import { createRandom } from "../../../../../scripts/roundtrip/random.mjs";
import { compareTables } from "../../../../../scripts/roundtrip/trip.mjs";
import { anySchedule } from "../../../test/specs.ts";
import { compile } from "../../compile/index.ts";
import { pin } from "../../edit/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { type Target, targets, to } from "../index.ts";

const found = findPython();

interface Drawn {
  readonly spec: Spec;
  readonly steps: number;
}

/** Exports of every spec to every target, and where what Python makes of them differs. */
function differences(drawn: readonly Drawn[], to_: readonly Target[], only?: "native" | "function") {
  const jobs = drawn.flatMap((each) =>
    to_.flatMap((target) => {
      const { text, way, baseLr } = to(target, each.spec, { steps: each.steps, format: undefined });
      const runs = way === "function" || target === "torch";
      return runs && (only === undefined || way === only) ? [{ ...each, target, text, base: baseLr }] : [];
    }),
  );
  const answers = runPython(found?.python ?? "", jobs);
  const wrong = jobs.flatMap(({ target, spec, steps, text }, k) => {
    const { at } = compile(spec, { steps });
    const { worst } = compareTables(
      Array.from({ length: steps }, (_, i) => at(i)),
      answers[k].lrs ?? [],
    );
    return worst.share <= 1
      ? []
      : [{ target, spec: JSON.stringify(spec), worst, error: answers[k].error, text }];
  });
  return { jobs, wrong };
}

describe.skipIf(!found)("exported Python runs, and has the same numbers (needs python3)", () => {
  test("whatever the spec: odd numbers, odd nesting", () => {
    const drawn = fc
      .sample(anySchedule({ depth: 3 }), { numRuns: 250, seed: 11 })
      .flatMap(({ spec, horizon }): Drawn[] => {
        try {
          return [{ spec: pin(spec, horizon), steps: Math.min(horizon.steps, 150) }];
        } catch {
          return []; // a spec that does not compile against its horizon
        }
      });
    const { jobs, wrong } = differences(drawn, ["python"]);
    expect(jobs.length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });

  test.skipIf(!found?.numpy)("for every framework, the hook that it hands a function to included", () => {
    const { jobs, wrong } = differences(drawSpecs(createRandom(5), 25), targets, "function");
    expect(new Set(jobs.map(({ target }) => target)).size).toBe(targets.length);
    expect(wrong).toEqual([]);
  });
});

test.skipIf(!found?.torch)("torch's own schedulers run in PyTorch with the same LRs (needs torch)", () => {
  const { jobs, wrong } = differences(drawSpecs(createRandom(6), 300), ["torch"], "native");
  expect(jobs.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

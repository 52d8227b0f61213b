import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Budget, type SpendingFacts, spend } from "./budget.ts";

const facts = (budget: Budget, more: Partial<SpendingFacts> = {}): SpendingFacts => ({
  budget,
  candidates: 5,
  stepsPerSecond: 1000,
  secondsLeft: budget.unit === "seconds" ? budget.amount : 0,
  stepsUsed: 360,
  ...more,
});

describe("a budget", () => {
  test("in seconds on a quick machine is some fifty runs of equal length, 8 final seeds, all schedules", () => {
    const { steps, candidates, arms, finalSeeds, searchRuns } = spend(facts({ unit: "seconds", amount: 90 }));
    // 90 s at 1,000 steps a second, a quarter more for all else, 54 runs: 1,333 steps, in two digits.
    expect(steps).toBe(1300);
    expect([candidates, finalSeeds]).toEqual([5, 8]);
    expect(searchRuns + arms * finalSeeds).toBeLessThanOrEqual(56);
  });

  test("that is small has fewer schedules and seeds, not shorter runs", () => {
    const small = spend(facts({ unit: "seconds", amount: 15 }));
    expect(small.steps).toBe(400);
    expect(small.candidates).toBeLessThan(5);
    expect(small.finalSeeds).toBeGreaterThanOrEqual(3);
  });

  test("over small data does not make runs of more than 40 epochs, and buys seeds instead", () => {
    const { steps, finalSeeds } = spend(facts({ unit: "seconds", amount: 300 }, { stepsPerEpoch: 20 }));
    expect(steps).toBe(800);
    expect(finalSeeds).toBe(16);
  });

  test("leaves the length alone that the user has said", () => {
    expect(spend(facts({ unit: "seconds", amount: 60 }, { steps: 5000 })).steps).toBe(5000);
  });

  test("in runs or steps is kept, whatever it is, unless it is too small for any search", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 2000 }),
        fc.integer({ min: 2, max: 12 }),
        (amount, candidates) => {
          const plan = spend(facts({ unit: "runs", amount }, { steps: 300, candidates, stepsUsed: 0 }));
          const { steps, searchRuns, arms, finalSeeds } = plan;
          expect(searchRuns + arms * finalSeeds).toBeLessThanOrEqual(amount + 2);
          const same = spend(
            facts({ unit: "steps", amount: amount * steps }, { steps, candidates, stepsUsed: 0 }),
          );
          expect(same).toEqual(plan);
        },
      ),
      { seed: 5 },
    );
  });
});

import type { Fitted, RunFacts } from "anneal/forecast";
import { expect, test } from "vitest";
import { whatItTells } from "./tell.ts";

const run = (peak: number, falls: boolean): RunFacts => ({ name: "a", updates: 1000, peak, final: 3, falls });
const told = (runs: readonly RunFacts[], warnings: readonly string[] = []) =>
  whatItTells({ runs, warnings } as Pick<Fitted, "runs" | "warnings">).map(
    ({ tone, says }) => `${tone}: ${says}`,
  );

test("a constant and a falling run at one peak can tell the laws apart, but nothing of other peaks", () => {
  expect(told([run(2e-3, false), run(2e-3, true)])).toEqual([
    "ok: One run at a constant LR and one run whose LR falls: enough to separate the law’s terms.",
    "warn: One peak LR only, 2e-3. Forecasts for other peaks are refused until a run at a second peak is added.",
  ]);
});

test("what the library warns of stands in the place of what is enough", () => {
  expect(told([run(1e-3, false), run(2e-3, false)], ["Add a run with a cooldown."])).toEqual([
    "warn: Add a run with a cooldown.",
    "ok: Peaks from 1e-3 to 2e-3: forecasts hold between them, and with a warning from 5e-4 to 4e-3.",
  ]);
});

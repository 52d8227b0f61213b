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

test("what is true of many runs is one sentence with its range", () => {
  const missed = (name: string, share: string) =>
    `${name}: the laws miss its losses by ${share} in the mean, so they do not describe it: trust no forecast from it.`;
  const all = [missed("a", "4.1%"), "Add a run.", missed("b", "12%"), missed("c", "1.2%")];
  expect(told([run(1e-3, false)], all).slice(0, 2)).toEqual([
    "warn: Add a run.",
    "warn: The laws miss the losses of 3 runs by 1.2% to 12% in the mean, so they do not describe them: trust no forecast from them.",
  ]);
  expect(told([run(1e-3, false)], all.slice(0, 1))[0]).toBe(`warn: ${all[0]}`);
});

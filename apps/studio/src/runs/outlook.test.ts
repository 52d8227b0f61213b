import { diagnose } from "anneal/diagnose";
import { expect, test } from "vitest";
import { fittable, kindToFit, shownOf } from "./keep-fitted.ts";
import { baseOf, usualSteps } from "./outlook.ts";
import { lastStepOf, stateOf } from "./progress-of.ts";
import type { LoadedLog } from "./types.ts";

const series = (count: number, value: (i: number) => number) => ({
  steps: Float64Array.from({ length: count }, (_, i) => 10 * i),
  values: Float64Array.from({ length: count }, (_, i) => value(i)),
});

/** A log of `count` points, ten steps apart. */
function logOf(
  name: string,
  count: number,
  {
    lr,
    steps,
    losses = ["loss"],
  }: { lr?: (i: number) => number; steps?: number; losses?: readonly ("loss" | "valLoss")[] },
): LoadedLog {
  const run = {
    name,
    ...(lr !== undefined && { lr: series(count, lr) }),
    ...Object.fromEntries(losses.map((kind) => [kind, series(count, (i) => 3 - i / 1000)])),
  };
  const facts = steps === undefined ? {} : { steps };
  const diagnosis = diagnose(run, facts);
  const about = { name, format: "CSV", rows: count, said: [], columns: [], sourceId: name, id: name, hue: 1 };
  return {
    ...about,
    run,
    facts,
    diagnosis,
    last: lastStepOf(run),
    state: stateOf({ run, facts, diagnosis }),
  };
}

const hold = logOf("hold", 100, { lr: () => 1e-3 });
const cosine = logOf("cosine", 150, { lr: (i) => 5e-4 * (1 + Math.cos((Math.PI * i) / 149)) });
const planned = logOf("planned", 60, { lr: () => 1e-3, steps: 2500 });
const noLr = logOf("no LR", 80, { losses: ["valLoss"] });

test("a run goes on when more steps were planned, or its LR has not begun to fall", () => {
  expect([hold, cosine, planned].map(({ state }) => state)).toEqual(["running", "ended", "running"]);
  expect(logOf("done", 250, { lr: () => 1e-3, steps: 2500 }).state).toBe("ended");
});

test("the run that goes on is the one that has gone furthest, of those whose LR is known", () => {
  expect(baseOf([cosine, planned, hold, noLr])?.name).toBe("hold");
  expect(baseOf([cosine, noLr])).toBeUndefined();
  expect(baseOf([{ ...hold, unfitted: true }, planned])?.name).toBe("planned");
});

test("a forecast is as long as was planned; else as the workspace, or a round length", () => {
  const empty = { horizon: { steps: 10_000 }, layers: [] };
  const layers = [{ id: "l1", name: "a", spec: { kind: "constant" }, hue: 1 }];
  expect(usualSteps({ base: planned, logs: [planned] }, empty)).toBe(2500);
  expect(usualSteps({ base: hold, logs: [hold] }, { horizon: { steps: 4000 }, layers })).toBe(4000);
  expect(usualSteps({ base: hold, logs: [hold] }, { horizon: { steps: 500 }, layers })).toBe(1500);
  expect(usualSteps({ base: hold, logs: [hold, logOf("long", 300, { lr: () => 1 })] }, empty)).toBe(3000);
  expect(usualSteps({ logs: [cosine] }, empty)).toBe(Math.ceil(cosine.diagnosis.updates));
  expect(usualSteps({ logs: [cosine] }, { ...empty, layers })).toBe(10_000);
  const raced = { ...logOf("raced", 30, { lr: () => 1e-3, steps: 291 }), raced: true };
  expect(usualSteps({ logs: [raced] }, { ...empty, layers })).toBe(291);
  expect(usualSteps({ logs: [raced, cosine] }, { ...empty, layers })).toBe(10_000);
});

test("what is fitted is the loss that is shown, on runs that have it and an LR", () => {
  const both = logOf("both", 50, { lr: () => 1e-3, losses: ["loss", "valLoss"] });
  const few = logOf("few", 4, { lr: () => 1e-3, losses: ["valLoss"] });
  expect(kindToFit([both], "valLoss")).toBe("valLoss");
  expect(kindToFit([both], "loss")).toBe("loss");
  expect(kindToFit([both], "gradNorm")).toBe("valLoss");
  expect(kindToFit([hold, few], "valLoss")).toBe("loss");
  expect(fittable([both, noLr, few, { ...hold, unfitted: true }], "valLoss").map(({ name }) => name)).toEqual(
    ["both", "few"],
  );
  expect(shownOf([hold], "valLoss")).toBe("loss");
  expect(shownOf([hold, both], "valLoss")).toBe("valLoss");
});

test("a run whose LR was not logged can be fitted once its schedule is said", () => {
  const spec = { kind: "constant", value: 1e-3 } as const;
  const followed: LoadedLog = { ...noLr, followed: { layerId: "l1", spec, steps: 1000 } };
  expect(fittable([noLr], "valLoss")).toEqual([]);
  expect(fittable([followed], "valLoss")).toEqual([followed]);
});

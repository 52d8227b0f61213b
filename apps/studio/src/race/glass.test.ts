import { meanInterval, random } from "@anneal/lab";
import { compile } from "anneal";
import { expect, test } from "vitest";
import { createGlass } from "./glass.ts";
import type { Lab } from "./lab.ts";
import { nextTurn } from "./next-turn.ts";
import type { RacePlan } from "./plan.ts";
import { presentStep } from "./present.ts";
import { createRecord } from "./record.ts";
import { createRaceStore } from "./store.ts";

const spec = { kind: "constant", value: 1 } as const;
const racer = { name: "", hue: 1, spec, curve: compile(spec, { steps: 100 }), peak: 1 };
const plan: RacePlan = {
  racers: [
    { ...racer, id: "one" },
    { ...racer, id: "two" },
  ],
  steps: 100,
  seeds: 2,
  rates: 2,
  rateSeeds: 2,
  optimizer: "auto",
};

test("the standing, the runs and the curves of the page are of one moment, whatever is read meanwhile", async () => {
  const record = createRecord(plan);
  const store = createRaceStore();
  const lab = { meanInterval, random } as unknown as Lab;
  const glass = createGlass(store, { record, statistics: { lab }, seconds: () => 1 });
  const all = plan.racers.flatMap(({ id }) =>
    [1, 2].map((seed) =>
      record.watch(id, { schedule: spec, peakLr: 1, steps: 100, seed, evaluateAt: [], test: true }),
    ),
  );
  const readAt = (step: number): void => {
    for (const { read } of all) read("valid", { step, loss: 1 / step });
  };
  const shown = (): unknown => {
    const { now, curves } = store;
    return [now, curves].map(({ value }) => [
      value?.standing?.step,
      value && presentStep({ plan, runs: value.runs }),
    ]);
  };
  readAt(20);
  const look = glass.look();
  await nextTurn();
  readAt(40);
  await look;
  const first = [20, 20];
  expect(shown()).toEqual([first, first]);
  record.set({ state: "paused" });
  glass.publish();
  expect(store.now.value?.state).toBe("paused");
  expect(shown()).toEqual([first, first]);
  await Promise.all([glass.look(), glass.look()]);
  expect(shown()).toEqual([
    [40, 40],
    [40, 40],
  ]);
});

import { expect, test } from "vitest";
import { runsOfFiles } from "./files.ts";
import { roundUp } from "./outlook.ts";

const file = (name: string) => ({ name, data: new Blob([]) });

test("event files of one run are read together, as in their folders train and validation", () => {
  const found = runsOfFiles(
    [
      "runs/a/train/events.out.tfevents.1.host",
      "runs/a/validation/events.out.tfevents.2.host",
      "runs/b/events.out.tfevents.3.host",
      "runs/b/metrics.csv",
      "events.out.tfevents.4.host",
    ].map(file),
  );
  expect(found.map(({ name, files }) => [name, files.length])).toEqual([
    ["runs/b/metrics.csv", 1],
    ["runs/a", 2],
    ["runs/b", 1],
    ["events.out.tfevents.4.host", 1],
  ]);
});

test("lengths are rounded up to what people plan", () => {
  expect([1, 19_200, 20_000, 20_001, 480_000, 95].map(roundUp)).toEqual([
    1, 20_000, 20_000, 30_000, 500_000, 100,
  ]);
});

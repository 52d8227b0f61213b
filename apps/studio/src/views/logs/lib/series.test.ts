import { expect, test } from "vitest";
import type { Asked, FitAnswer, LoadedLog, Told } from "../../../runs/types.ts";
import { createCurves } from "./curves.ts";
import { shadesOf } from "./ground.ts";
import { lossDiscs, lossSeries, type Scene, shortRecovered } from "./series.ts";

const steps = Float64Array.of(0, 100, 200);
const log = {
  id: "s1.1",
  name: "run",
  hue: 2,
  state: "running",
  last: 200,
  run: { name: "run", valLoss: { steps, values: Float64Array.of(4, 3, 2) } },
} as unknown as LoadedLog;

const asked = (id: string): Asked => ({
  id,
  name: `Cool down ${id}`,
  spec: { kind: "constant", value: 1 },
  steps: 400,
  from: 201,
});
const answer: Told = {
  final: 1.5,
  low: 1.4,
  high: 1.6,
  steps,
  values: steps,
  lows: steps,
  highs: steps,
  warnings: [],
  milliseconds: 1,
};

const scene: Scene = {
  logs: [log],
  asked: ["a", "b", "c", "d"].map(asked),
  selected: "d",
  base: log,
  layers: [],
  candidates: [
    { id: "a", hue: 3, kind: "constant" },
    { id: "d", hue: 6, kind: "cooldown", share: 0.2, shape: "linear", to: 0 },
  ],
  curves: createCurves(),
  isNarrow: false,
};
const shown = { shown: "valLoss", smoothing: 0 } as const;

test("at most three bands are drawn, that of the selected forecast among them", () => {
  const told = new Map(scene.asked.map(({ id }) => [id, answer]));
  const series = lossSeries(scene, { ...shown, told });
  expect(series.filter(({ band }) => band !== undefined).map(({ id }) => id)).toEqual(["a", "b", "d"]);
  expect(series.find(({ id }) => id === "d")).toMatchObject({ selected: true, hue: 6, note: "1.50 ± 0.10" });
});

test("a run that stays as it is keeps its colour; what is refused is not drawn", () => {
  const told = new Map<string, Told>([
    ["a", answer],
    ["b", { refused: "too far", path: "peak" }],
  ]);
  const series = lossSeries(scene, { ...shown, told });
  expect(series.map(({ id, hue }) => [id, hue])).toEqual([
    ["s1.1", 2],
    ["a", 2],
  ]);
  const narrow = lossSeries({ ...scene, isNarrow: true }, { ...shown, told });
  expect(narrow.map(({ name }) => name)).toEqual(["run, running", "a"]);
});

test("a finding stands on the curve of its log, at the value there", () => {
  const finding = {
    code: "plateau",
    severity: "warning",
    from: 110,
    to: 200,
    says: "It stops at step 12000.",
    why: "",
    change: "",
    evidence: {},
  } as const;
  const [disc] = lossDiscs([{ number: 1, log, finding }], lossSeries(scene, { ...shown, told: undefined }));
  expect(disc).toMatchObject({
    step: 110,
    value: 3,
    number: 1,
    tone: "warn",
    label: "1: It stops at step 12,000.",
  });
});

test("hatched is what no run was fitted on, and what was left out by hand", () => {
  const fit = { runs: [{ firstFitted: 40 }, { firstFitted: 60 }] } as unknown as FitAnswer;
  const logs = [{ ...log, excluded: [[90, 110] as const] }];
  expect(
    shadesOf({ logs, answer: fit, base: log, steps: 400 }).map(({ from, to, look }) => [from, to, look]),
  ).toEqual([
    [0, 40, "excluded"],
    [90, 110, "excluded"],
    [200, 400, "forecast"],
  ]);
});

test("a recovered schedule has a short name", () => {
  expect(
    [
      "cosine to 10%, cosine warmup 300",
      "WSD, 20% linear cooldown to 0, its first 20,000 steps not logged",
    ].map(shortRecovered),
  ).toEqual(["cosine to 10%", "WSD, 20% linear cooldown to 0"]);
});

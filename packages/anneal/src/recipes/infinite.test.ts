import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { infinite } from "./infinite.ts";

test("warmup, cosine to the constant level, hold, anneal, each by its formula", () => {
  const [warm, cool, annealing, total] = [20, 60, 40, 400];
  const [max, level, min] = [3e-4, 1.65e-4, 3e-5];
  const formula = (t: number): number => {
    if (t < warm) return (max * t) / warm;
    if (t < warm + cool) return level + ((max - level) / 2) * (1 + Math.cos((Math.PI * (t - warm)) / cool));
    if (t < total - annealing) return level;
    return min + (level - min) * (1 - Math.sqrt((t - total + annealing) / annealing));
  };
  const options = { peak: max, warmup: warm, warmupFrom: 0, cooldown: cool, anneal: annealing, floor: min };
  expectFollows(infinite({ ...options, level }), { steps: total }, formula);
  // The paper's constant level is halfway between its highest and its lowest, which is the default.
  expectFollows(infinite(options), { steps: total }, formula);
});

test("the hold takes what the other parts leave, and the anneal is the last tenth", () => {
  const { at } = compile(infinite({ peak: 1, cooldown: "20%" }), { steps: 1000 });
  expect([0, 100, 200, 500, 900, 1000].map(at)).toEqual([1, 0.75, 0.5, 0.5, 0.5, 0]);
});

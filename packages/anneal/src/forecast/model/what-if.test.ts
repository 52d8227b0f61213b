import { expect, test } from "vitest";
import { shapes, syntheticRun } from "../../../test/forecast/synthetic.ts";
import { convex4 } from "../laws/convex4.ts";
import { predictEvery } from "./every.ts";
import { fitRuns } from "./fit-runs.ts";
import { predict } from "./predict.ts";
import { longer, whatIf } from "./what-if.ts";

const made = { law: convex4, values: [2, 1.2, 0.4, 60] };
const runs = ["cosine", "stages"].map((shape) => syntheticRun(shape, made));
const fitted = fitRuns(runs);
const candidate = (name: string) => ({ name, spec: shapes[name](1e-3), steps: 2000 });
const truth = (shape: string): number => {
  const { losses } = syntheticRun(shape, made);
  return losses[losses.length - 1];
};

test("candidates are forecast near the truth, in the right order, and held against the first", () => {
  const found = whatIf(fitted, ["cosine", "wsd", "constant"].map(candidate));
  for (const each of found) {
    if ("refused" in each) throw new Error(each.refused);
    expect(Math.abs(each.final - truth(each.name))).toBeLessThan(0.01);
    expect(truth(each.name)).toBeGreaterThan(each.low);
    expect(truth(each.name)).toBeLessThan(each.high);
    if (each.gain) expect(Math.sign(each.gain.gain)).toBe(Math.sign(truth("cosine") - truth(each.name)));
  }
  expect("gain" in found[0]).toBe(false);
});

test("a gain that is less than run-to-run noise is called so", () => {
  const spec = shapes.cosine(1e-3 * 1.001);
  const [, same] = whatIf(fitted, [candidate("cosine"), { name: "nearly the same", spec, steps: 2000 }]);
  expect("gain" in same && same.gain?.sentence).toMatch(
    /^nearly the same is forecast to end 0\.000\d (above|below) cosine: less than a run that is done again moves by \(0\.003\), so they are equal in practice\.$/,
  );
});

test("one that is too far is refused, and the others are not", () => {
  const far = { name: "far", spec: shapes.cosine(5e-3), steps: 2000 };
  const [near, refused] = whatIf(fitted, [candidate("cosine"), far]);
  expect("final" in near).toBe(true);
  expect("refused" in refused && refused.refused).toContain("peak: expected a peak LR near 0.001");
});

test("what cannot be compared is said", () => {
  expect(() => whatIf(fitted, [])).toThrow("candidates: expected at least one schedule, received nothing");
  expect(() => whatIf(fitted, [candidate("wsd")], { against: "wds" })).toThrow("against: expected the name");
});

test("a longer run is forecast to end lower", () => {
  const found = longer(fitted, () => shapes.cosine(1e-3), { lengths: [4000, 2000, 4000, 1000] });
  expect(found.map(({ steps }) => steps)).toEqual([1000, 2000, 4000]);
  const finals = found.map((each) => ("final" in each ? each.final : Number.NaN));
  expect(finals[1]).toBeLessThan(finals[0]);
  expect(finals[2]).toBeLessThan(finals[1]);
});

test("the forecast at every update is that at the updates asked for", () => {
  const { lr } = syntheticRun("wsd", made);
  const at = [150, 700, 1500, 1700, 1999];
  const { curve, final } = predict(fitted, lr, { at });
  const every = predictEvery(fitted, lr);
  expect(curve.map(({ step }) => step)).toEqual(at);
  for (const { step, loss, low, high } of curve) {
    expect(Math.abs(every.loss[step] - loss)).toBeLessThan(3e-5);
    expect(Math.abs(every.low[step] - low)).toBeLessThan(3e-4);
    expect(Math.abs(every.high[step] - high)).toBeLessThan(3e-4);
  }
  expect(curve[4].loss).toBe(final);
});
